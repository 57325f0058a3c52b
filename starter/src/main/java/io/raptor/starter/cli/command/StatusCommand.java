package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show a task, or all of them. What a running process can say of them the launcher prints alike, without Java. */
@Command(description = "Show a task, or all of them.")
public final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "the task (default: all)")
    private @Nullable String task;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            String one = task;
            if (one == null) {
                return list(access);
            }
            TaskStatus status = access.tasks().status(one).orElseThrow(() -> OperationException.unknownTask(one));
            raptor.say(json ? Json.write(status) + "\n" : StatusText.of(status));
            tellIfNothingRuns(access, List.of(status));
            return ExitCode.DONE;
        }
    }

    private int list(TaskAccess access) {
        List<TaskStatus> tasks = access.tasks().tasks();
        raptor.say(json ? Json.write(tasks) + "\n" : StatusText.of(tasks));
        if (tasks.isEmpty()) {
            raptor.sayEmpty("tasks");
        }
        tellIfNothingRuns(access, tasks);
        return ExitCode.DONE;
    }

    /** An interrupted task's state is the one in which its next run will begin. */
    private void tellIfNothingRuns(TaskAccess access, List<TaskStatus> tasks) {
        if (access.tasksRunElsewhere()) {
            return;
        }
        tasks.stream()
                .filter(status -> !status.state().ended())
                .forEach(status -> raptor.err()
                        .println("Interrupted: task " + status.taskId()
                                + " is not running. Its index command, ./raptor resume " + status.taskId()
                                + " or ./raptor serve resumes it."));
    }
}
