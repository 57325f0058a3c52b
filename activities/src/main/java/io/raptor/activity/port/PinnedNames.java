package io.raptor.activity.port;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.merge.NameRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What people say about the names in datasets: which are one thing, and which are not. The next graph goes by it. */
public interface PinnedNames {

    /** How many pairs of a dataset are kept. */
    int MOST = 10_000;

    /** All of a dataset, by their names. */
    List<Pin> of(String dataset);

    /**
     * All that people say about a dataset's names: of the same two what is kept here goes before what a task's settings say.
     *
     * @param aliases of the settings
     */
    default NameRules rules(String dataset, List<String> aliases) {
        Set<Alias> same = new TreeSet<>();
        Set<Alias> different = new TreeSet<>();
        of(dataset).forEach(pin -> (pin.same() ? same : different).add(new Alias(pin.one(), pin.other())));
        return new NameRules(same, different).before(NameRules.of(String.join("\n", aliases)));
    }

    /**
     * Keeps what is said of two names, in place of what was said of them before.
     *
     * @throws IndexingException INVALID_REQUEST where {@link #MOST} others are kept; INTERNAL where there is no such dataset
     */
    void pin(String dataset, Pin pin);

    /** Drops what is said of two names, in either order. */
    void unpin(String dataset, String one, String other);

    /**
     * Two names.
     *
     * @param one the smaller key
     * @param other the greater one
     * @param same they are one thing, else two
     */
    record Pin(String one, String other, boolean same) {

        public Pin {
            if (one.compareTo(other) >= 0) {
                throw new IllegalArgumentException("two different names in their order are needed");
            }
        }

        /** Of two different keys in either order. */
        public static Pin of(String one, String other, boolean same) {
            return one.compareTo(other) < 0 ? new Pin(one, other, same) : new Pin(other, one, same);
        }
    }
}
