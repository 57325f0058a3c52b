package io.raptor.activity.model.local;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once; a failed attempt is made again at the next call. */
final class Memoized<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Memoized(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T made = value;
        return made == null ? make() : made;
    }

    private synchronized T make() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
