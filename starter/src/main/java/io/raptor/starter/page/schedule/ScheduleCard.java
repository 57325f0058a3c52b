package io.raptor.starter.page.schedule;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.schedule.PastStart;
import io.raptor.starter.schedule.PastStart.Outcome;
import io.raptor.starter.schedule.ScheduleView;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as it is read on a page.
 *
 * @param when it starts its task, in words
 * @param next its next starts; none while it is paused
 * @param starts how often it has started its task, in words
 * @param past its last starts, the newest first
 */
public record ScheduleCard(
        String id,
        String dataset,
        List<String> sources,
        String when,
        boolean paused,
        List<Next> next,
        String starts,
        List<Past> past) {

    public ScheduleCard {
        sources = List.copyOf(sources);
        next = List.copyOf(next);
        past = List.copyOf(past);
    }

    /**
     * A start to come.
     *
     * @param until how long it is until then
     */
    public record Next(Instant at, String until) {}

    /**
     * A start that was.
     *
     * @param word what became of it
     * @param kind for its colour
     * @param why it was skipped or failed; else empty
     */
    public record Past(Instant at, String word, String kind, String why) {

        static Past of(PastStart start) {
            return new Past(
                    start.at(),
                    word(start.outcome()),
                    kind(start.outcome()),
                    start.detail() == null ? "" : start.detail());
        }

        private static String word(Outcome outcome) {
            return switch (outcome) {
                case STARTED -> "started";
                case SKIPPED -> "skipped";
                case FAILED -> "failed";
                case PENDING -> "waits for a worker";
                case UNKNOWN -> "no longer known";
            };
        }

        private static String kind(Outcome outcome) {
            return switch (outcome) {
                case STARTED -> "completed";
                case FAILED -> "failed";
                case SKIPPED -> "paused";
                case PENDING, UNKNOWN -> "pending";
            };
        }
    }

    static ScheduleCard of(ScheduleView view, Instant now) {
        return new ScheduleCard(
                view.scheduleId(),
                view.dataset(),
                view.sources(),
                view.schedule().text(),
                view.isPaused(),
                view.nextStarts().stream()
                        .map(at -> new Next(at, Formats.until(at, now)))
                        .toList(),
                Formats.many(view.starts(), "start"),
                view.lastStarts().stream().map(Past::of).toList());
    }

    public String state() {
        return paused ? "paused" : "active";
    }
}
