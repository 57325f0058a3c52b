package io.raptor.starter.cli;

import io.raptor.starter.task.Control;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Let the calls in the air finish and begin no other. */
@Command(description = "Let the calls in the air finish and begin no other.")
final class PauseCommand implements Callable<Integer> {

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
        try (Access access = Access.open(raptor)) {
            return raptor.print(access.tasks().control(task, Control.PAUSE, reason), json);
        }
    }
}
