package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.function.Function;

/**
 * What a call of a tool works on.
 *
 * @param start starts the task that a request, as over REST, asks for
 */
public record Workspace(DatasetOperations datasets, TaskOperations tasks, Function<String, TaskStatus> start) {

    /** The way to a workspace, which is open for the time of one call. */
    @FunctionalInterface
    public interface Door {

        /** @param reading false where the call starts or controls tasks */
        String during(boolean reading, Function<Workspace, String> call);

        /** To one that is always open. */
        static Door to(Workspace workspace) {
            return (reading, call) -> call.apply(workspace);
        }
    }
}
