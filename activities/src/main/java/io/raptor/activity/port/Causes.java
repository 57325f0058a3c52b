package io.raptor.activity.port;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The chain of a failure: the failure itself, what caused it, what caused that. */
public final class Causes {

    private Causes() {}

    /** The first of a type; empty where there is none. */
    public static <T extends Throwable> Optional<T> first(Class<T> type, @Nullable Throwable thrown) {
        return find(thrown, type::isInstance).map(type::cast);
    }

    /** Whether one of them is of a type. */
    public static boolean hold(Class<? extends Throwable> type, @Nullable Throwable thrown) {
        return find(thrown, type::isInstance).isPresent();
    }

    /** Whether the message of one of them has a word, which is given in small letters; case does not matter. */
    public static boolean mention(String word, @Nullable Throwable thrown) {
        return find(
                        thrown,
                        cause -> String.valueOf(cause.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                .isPresent();
    }

    private static Optional<Throwable> find(@Nullable Throwable thrown, Predicate<Throwable> test) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (test.test(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
