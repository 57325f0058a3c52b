package io.raptor.activity.port;

import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to tasks and somebody elsewhere is yet to be told of. Each is told at least once, whoever tells it. */
public interface Notices {

    /**
     * Ends and pauses of tasks that nobody was told of and nobody tells now, in their order.
     *
     * @param since those before are never told
     */
    List<Notice> untold(Instant since, Instant now, int limit);

    /**
     * Takes one to be told.
     *
     * @param until when it is anybody's again, if it was not told
     * @return false where somebody else took it
     */
    boolean claim(long number, Instant now, Instant until);

    /** Ends and pauses of all tasks after a moment, told or not, in their order. */
    List<Notice> happened(Instant after, int limit);

    /** Notes that it was told. */
    void told(long number, Instant at);

    /**
     * Leaves it untold until later.
     *
     * @param problem why it could not be told
     */
    void postpone(long number, Instant until, String problem);

    /** What became of the newest ends and pauses of a task, newest first. */
    List<Delivery> deliveries(String taskId, int limit);

    /**
     * The telling of a change.
     *
     * @param toldAt {@code null} for what is not told
     * @param nextAt when it is tried again; {@code null} where that is not known
     * @param problem of the last attempt that failed; {@code null} where none did
     */
    record Delivery(
            Notice notice,
            @Nullable Instant toldAt,
            @Nullable Instant nextAt,
            @Nullable String problem) {}

    /**
     * A change of a task's state.
     *
     * @param number greater than those of all changes before
     * @param attempts how often it was tried
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

        /** Whether nobody knows of it: who pauses a task knows it, not that it paused by itself. */
        public boolean isNews() {
            return state != TaskState.PAUSED || Hold.of(reason).isPresent();
        }
    }
}
