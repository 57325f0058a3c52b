package io.raptor.starter.cli;

import io.raptor.starter.http.Json;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show a task, or all of them. */
@Command(name = "status", description = "Show a task, or all of them.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "the task; all when left out")
    private @Nullable String task;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (Access access = Access.open(raptor)) {
            if (task == null) {
                return list(access.tasks().tasks());
            }
            TaskStatus status = access.tasks()
                    .status(task)
                    .orElseThrow(() -> new OperationException(Kind.UNKNOWN, "there is no task " + task));
            raptor.print(status, json);
            if (json) {
                return ExitCode.DONE;
            }
            status.failures()
                    .forEach(failure -> raptor.out()
                            .println("  " + failure.docId() + " - " + failure.errorType() + ": " + failure.message()));
            return ExitCode.DONE;
        }
    }

    private int list(List<TaskStatus> tasks) {
        if (json) {
            raptor.out().println(Json.write(tasks));
        } else {
            tasks.forEach(status -> raptor.print(status, false));
        }
        return ExitCode.DONE;
    }
}
