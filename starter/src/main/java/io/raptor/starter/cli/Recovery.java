package io.raptor.starter.cli;

import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Goes on with tasks that an earlier process left unfinished: the service inside it took their histories along. */
final class Recovery {

    private Recovery() {}

    /** @param except a task that has been begun already; empty for none */
    static void run(
            TaskOperations tasks, Function<String, Optional<TaskRequest>> requests, String except, PrintWriter err) {
        for (TaskStatus task : tasks.tasks()) {
            if (!task.state().ended() && !task.taskId().equals(except)) {
                requests.apply(task.taskId()).ifPresent(request -> recover(tasks, task.taskId(), request, err));
            }
        }
    }

    private static void recover(TaskOperations tasks, String id, TaskRequest request, PrintWriter err) {
        try {
            tasks.start(id, request);
            err.println("Going on with task " + id);
        } catch (OperationException e) {
            err.println("Task " + id + " cannot go on: " + e.getMessage());
        }
    }
}
