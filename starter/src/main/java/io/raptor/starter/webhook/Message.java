package io.raptor.starter.webhook;

import io.raptor.activity.port.Notices.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message about a task.
 *
 * @param type as {@code task.paused}, by the task's state
 * @param timestamp when it happened
 */
record Message(String type, Instant timestamp, Data data) {

    /** @param reason why it stands still or ended so; {@code null} where nothing says so */
    record Data(
            String taskId,
            String dataset,
            int run,
            String state,
            @Nullable String reason) {}

    static Message of(Notice notice) {
        String state = notice.state().text();
        return new Message(
                "task." + state,
                notice.at(),
                new Data(notice.taskId(), notice.dataset(), notice.run(), state, notice.reason()));
    }
}
