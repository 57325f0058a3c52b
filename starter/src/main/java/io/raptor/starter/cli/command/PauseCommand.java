package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.task.TaskAction;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Pause a task: calls in flight finish, no new ones start. */
@Command(description = "Pause a task: calls in flight finish, no new ones start.")
public final class PauseCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--reason", description = "shown with the task")
    private @Nullable String reason;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            return raptor.print(access.tasks().control(task, TaskAction.PAUSE, reason), json);
        }
    }
}
