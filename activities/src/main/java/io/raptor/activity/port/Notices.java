package io.raptor.activity.port;

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

    /** Notes that it was told. */
    void told(long number, Instant at);

    /** Leaves it untold until later. */
    void postpone(long number, Instant until);

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
            int attempts) {}
}
