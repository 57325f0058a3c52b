package io.raptor.activity.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A cache of what was made of the datasets asked for last, followed from edition to edition. While one thread makes the
 * next value, others go on with the one before.
 *
 * @param <E> what tells one edition of a dataset from the next
 */
public final class EditionCache<E, T> {

    private static final int DATASETS = 4;

    private final Maker<T> maker;
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    public EditionCache(Maker<T> maker) {
        this.maker = maker;
    }

    /** Makes a dataset's value, from the one before where there is one. */
    public interface Maker<T> {
        T make(String dataset, @Nullable T before);
    }

    /** The value of {@code edition} or a later one; of an earlier one while another thread makes the next. */
    public T of(String dataset, E edition) {
        return slot(dataset).of(dataset, edition);
    }

    /** Makes the value anew, whether or not its edition has changed. */
    void refresh(String dataset, E edition) {
        slot(dataset).refresh(dataset, edition);
    }

    public void forget(String dataset) {
        synchronized (slots) {
            slots.remove(dataset);
        }
    }

    private Slot slot(String name) {
        synchronized (slots) {
            Slot slot = slots.computeIfAbsent(name, n -> new Slot());
            if (slots.size() > DATASETS) {
                slots.remove(slots.keySet().iterator().next());
            }
            return slot;
        }
    }

    private record Held<E, T>(E edition, T value) {}

    private final class Slot {

        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Held<E, T> held;

        T of(String dataset, E edition) {
            Held<E, T> known = held;
            if (known == null) {
                making.lock();
            } else if (known.edition().equals(edition) || !making.tryLock()) {
                return known.value();
            }
            try {
                known = held;
                return known != null && known.edition().equals(edition) ? known.value() : make(dataset, edition);
            } finally {
                making.unlock();
            }
        }

        void refresh(String dataset, E edition) {
            making.lock();
            try {
                make(dataset, edition);
            } finally {
                making.unlock();
            }
        }

        /** The edition was read before what it is made of: the value may be a later one's, never an earlier one's. */
        private T make(String dataset, E edition) {
            Held<E, T> before = held;
            T value = maker.make(dataset, before == null ? null : before.value());
            held = new Held<>(edition, value);
            return value;
        }
    }
}
