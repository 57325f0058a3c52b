package io.raptor.starter.task;

import io.raptor.activity.port.TaskEvents.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The progress of a run, slot by slot of its time, without gaps.
 *
 * @param startSeconds of the first slot, since 1970
 * @param slotSeconds how long each is
 * @param documents finished in each
 * @param tokens sent and received in each
 * @param calls of models made in each
 */
public record RunChart(long startSeconds, long slotSeconds, List<Long> documents, List<Long> tokens, List<Long> calls) {

    /** As many as a chart can show. */
    private static final int MOST_SLOTS = 120;

    /** Such as people read from an axis, in seconds; beyond them come whole days. */
    private static final long[] WIDTHS = {5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400};

    public RunChart {
        documents = List.copyOf(documents);
        tokens = List.copyOf(tokens);
        calls = List.copyOf(calls);
    }

    /** How long a slot is for a run of this length: the shortest with which a chart has room for it. */
    public static Duration slot(Duration run) {
        for (long width : WIDTHS) {
            if (run.toSeconds() < width * MOST_SLOTS) {
                return Duration.ofSeconds(width);
            }
        }
        return Duration.ofDays(run.toDays() / MOST_SLOTS + 1);
    }

    /** @param to the run's end: what was done later is another run's */
    static RunChart of(Instant start, Instant to, Duration slot, List<Slot> slots) {
        long last = Duration.between(start, to).toMillis() / slot.toMillis();
        List<Slot> own = slots.stream().filter(some -> some.number() <= last).toList();
        int length = own.isEmpty() ? 0 : Math.toIntExact(own.get(own.size() - 1).number() + 1);
        List<Long> documents = zeros(length);
        List<Long> tokens = zeros(length);
        List<Long> calls = zeros(length);
        own.forEach(some -> {
            documents.set((int) some.number(), some.documents());
            tokens.set((int) some.number(), some.tokens());
            calls.set((int) some.number(), some.calls());
        });
        return new RunChart(start.getEpochSecond(), slot.toSeconds(), documents, tokens, calls);
    }

    private static List<Long> zeros(int length) {
        return new ArrayList<>(Collections.nCopies(length, 0L));
    }
}
