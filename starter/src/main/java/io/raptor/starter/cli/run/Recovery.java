package io.raptor.starter.cli.run;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tasks that an earlier process left unfinished: the service inside it took their histories along. */
public final class Recovery {

    private Recovery() {}

    /** Goes on with all of them, as a server does; those that cannot go on are named, and left as they are. */
    public static void run(TaskOperations tasks, Function<String, Optional<TaskRequest>> requests, PrintWriter err) {
        for (TaskStatus task : unfinished(tasks)) {
            requests.apply(task.taskId()).ifPresent(request -> recover(tasks, task.taskId(), request, err));
        }
    }

    /** Names them: a command for one task does not take up others. */
    static void name(TaskOperations tasks, String except, PrintWriter err) {
        unfinished(tasks).stream()
                .map(TaskStatus::taskId)
                .filter(id -> !id.equals(except))
                .forEach(id -> err.println("task " + id + " is unfinished: ./raptor resume " + id));
    }

    private static List<TaskStatus> unfinished(TaskOperations tasks) {
        return tasks.tasks().stream().filter(task -> !task.state().ended()).toList();
    }

    private static void recover(TaskOperations tasks, String id, TaskRequest request, PrintWriter err) {
        try {
            tasks.start(id, request);
            err.println("Resuming task " + id);
        } catch (OperationException e) {
            err.println("Task " + id + " cannot be resumed: " + e.getMessage());
        }
    }
}
