package io.raptor.starter.task;

import io.raptor.starter.problem.OperationException;
import java.util.Optional;

/** The statuses that many readers share, serialized once. */
@FunctionalInterface
public interface SerializedStatuses {

    /**
     * A task's status, up to a second old: all who ask in that second share one question and its written answer.
     *
     * @return empty for a task that is unknown
     * @throws OperationException when it cannot be had now
     */
    Optional<SerializedStatus> written(String taskId);
}
