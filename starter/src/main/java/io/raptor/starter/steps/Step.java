package io.raptor.starter.steps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Activities of one kind that a document's work had in flight together.
 *
 * @param asked when the first of them was asked for
 * @param from when a worker took the first of them; {@code null} while all wait
 * @param to when the last of them ended; {@code null} while one is in flight
 * @param calls how many they are
 * @param attempts the most that one of them took, from 1
 * @param trouble what made an attempt at one in flight fail; empty where none failed
 */
public record Step(
        StepKind kind,
        Instant asked,
        @Nullable Instant from,
        @Nullable Instant to,
        int calls,
        int attempts,
        String trouble) {

    /** Whether {@code next}, which was asked for later, was in flight beside it. */
    boolean overlaps(Step next) {
        return kind == next.kind && (to == null || !next.asked.isAfter(to));
    }

    Step plus(Step next) {
        return new Step(
                kind,
                asked,
                earlier(from, next.from),
                to == null || next.to == null ? null : to.isAfter(next.to) ? to : next.to,
                calls + next.calls,
                Math.max(attempts, next.attempts),
                trouble.isEmpty() ? next.trouble : trouble);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
