package io.raptor.activity.port;

import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends and pauses of tasks, and which of them were delivered to the webhook: each at least once, by any process. */
public interface Notices {

    /**
     * Ends and pauses of tasks that are neither delivered nor claimed, in their order.
     *
     * @param since those before are never delivered
     */
    List<Notice> undelivered(Instant since, Instant now, int limit);

    /**
     * Claims one for this process to deliver.
     *
     * @param until when others may claim it, if it is not delivered by then
     * @return false where another process has claimed it
     */
    boolean claim(long number, Instant now, Instant until);

    /** Ends and pauses of all tasks after a moment, delivered or not, in their order. */
    List<Notice> happened(Instant after, int limit);

    /** Records that it was delivered. */
    void delivered(long number, Instant at);

    /**
     * Records a failed attempt.
     *
     * @param until when it is tried again
     * @param problem why it could not be delivered
     */
    void postpone(long number, Instant until, String problem);

    /** The deliveries of the newest ends and pauses of a task, newest first. */
    List<Delivery> deliveries(String taskId, int limit);

    /**
     * The delivery of a change.
     *
     * @param deliveredAt {@code null} while it is not delivered
     * @param nextAt when it is tried again; {@code null} where that is not known
     * @param problem of the last attempt that failed; {@code null} where none did
     */
    record Delivery(
            Notice notice,
            @Nullable Instant deliveredAt,
            @Nullable Instant nextAt,
            @Nullable String problem) {}

    /**
     * A change of a task's state.
     *
     * @param number greater than those of all changes before
     * @param attempts to deliver it so far
     */
    record Notice(
            long number,
            String taskId,
            String dataset,
            int run,
            Instant at,
            TaskState state,
            @Nullable String reason,
            int attempts) {

        /** Whether it is worth a message: a person who pauses a task knows of it; that a task paused itself, nobody knows. */
        public boolean isNews() {
            return state != TaskState.PAUSED || Hold.of(reason).isPresent();
        }
    }
}
