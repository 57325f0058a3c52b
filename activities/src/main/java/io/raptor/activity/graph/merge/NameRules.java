package io.raptor.activity.graph.merge;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.NameKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people pinned about names.
 *
 * @param same pairs of keys that are one thing
 * @param different pairs of keys that are not, whatever a rule or a model says
 */
public record NameRules(Set<Alias> same, Set<Alias> different) {

    public static final NameRules NONE = new NameRules(Set.of(), Set.of());

    private static final String SAME = " = ";
    private static final String DIFFERENT = " != ";

    /**
     * Reads a file of aliases: a rule a line, {@code one name = another name} or {@code one name != another name}; empty
     * lines and those that begin with {@code #} say nothing.
     *
     * @throws IllegalArgumentException naming the line that is no rule
     */
    public static NameRules of(String text) {
        SortedSet<Alias> same = new TreeSet<>();
        SortedSet<Alias> different = new TreeSet<>();
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                boolean apart = line.contains(DIFFERENT);
                (apart ? different : same).add(rule(line, apart ? DIFFERENT : SAME, i + 1));
            }
        }
        return new NameRules(same, different);
    }

    /** These and, of other pairs of names, those. */
    public NameRules before(NameRules others) {
        SortedSet<Alias> allSame = new TreeSet<>(others.same);
        allSame.removeAll(different);
        allSame.addAll(same);
        SortedSet<Alias> allDifferent = new TreeSet<>(others.different);
        allDifferent.removeAll(same);
        allDifferent.addAll(different);
        return new NameRules(allSame, allDifferent);
    }

    /** A rule a line, as {@link #of} reads them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        new TreeSet<>(same).forEach(pair -> text.append(pair.key() + SAME + pair.of() + "\n"));
        new TreeSet<>(different).forEach(pair -> text.append(pair.key() + DIFFERENT + pair.of() + "\n"));
        return text.toString();
    }

    private static Alias rule(String line, String sign, int number) {
        String[] sides = line.split(sign, 2);
        String one = NameKeys.key(sides[0]);
        String other = sides.length < 2 ? "" : NameKeys.key(sides[1]);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            throw new IllegalArgumentException(
                    "line " + number + " of the aliases has to be \"one name = another\" or \"one name != another\"");
        }
        return ordered(one, other);
    }

    /** A pair without a direction. */
    static Alias ordered(String one, String other) {
        return one.compareTo(other) <= 0 ? new Alias(one, other) : new Alias(other, one);
    }

    /** The two are pinned to be different things. */
    public boolean forbids(String one, String other) {
        return different.contains(ordered(one, other));
    }
}
