package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.task.TaskAction;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command that stops a task, for now or for good, and may say why. */
abstract class StoppingCommand implements Callable<Integer> {

    private final TaskAction action;

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

    StoppingCommand(TaskAction action) {
        this.action = action;
    }

    @Override
    public final Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            return raptor.print(access.tasks().control(task, action, reason), json);
        }
    }
}
