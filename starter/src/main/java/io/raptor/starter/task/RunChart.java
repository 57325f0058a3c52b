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
 */
public record RunChart(long startSeconds, long slotSeconds, List<Long> documents, List<Long> tokens) {

    /** As many as a chart can show. */
    private static final int MOST_SLOTS = 120;

    /** Such as people read from an axis, in seconds; beyond them come whole days. */
    private static final long[] WIDTHS = {5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400};

    public RunChart {
        documents = List.copyOf(documents);
        tokens = List.copyOf(tokens);
    }

    /** How long a slot is for a run of this length: the shortest with which a chart has room for it. */
    static Duration slot(Duration run) {
        for (long width : WIDTHS) {
            if (run.toSeconds() < width * MOST_SLOTS) {
                return Duration.ofSeconds(width);
            }
        }
        return Duration.ofDays(run.toDays() / MOST_SLOTS + 1);
    }

    static RunChart of(Instant start, Duration slot, List<Slot> slots) {
        int length = slots.isEmpty()
                ? 0
                : Math.toIntExact(slots.get(slots.size() - 1).number() + 1);
        List<Long> documents = new ArrayList<>(Collections.nCopies(length, 0L));
        List<Long> tokens = new ArrayList<>(Collections.nCopies(length, 0L));
        slots.forEach(some -> {
            documents.set((int) some.number(), some.documents());
            tokens.set((int) some.number(), some.tokens());
        });
        return new RunChart(start.getEpochSecond(), slot.toSeconds(), documents, tokens);
    }
}
