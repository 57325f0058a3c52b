package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.RunSpan;
import java.time.Duration;
import java.time.Instant;

/**
 * A run in the list from which one is chosen.
 *
 * @param took empty while it goes on
 */
public record RunChoice(int run, String state, String label, Instant from, String took) {

    static RunChoice of(RunSpan span) {
        return new RunChoice(
                span.run(),
                span.state().text(),
                TaskCard.label(span.state()),
                span.from(),
                span.to() == null
                        ? ""
                        : Formats.seconds((double)
                                Duration.between(span.from(), span.to()).toSeconds()));
    }
}
