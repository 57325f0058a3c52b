package io.raptor.starter.cli;

import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.http.RemoteTasks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Starts and stops everything, for the launcher to see which classes that takes. */
@Command(hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Override
    public Integer call() {
        RaptorProperties properties = raptor.settings();
        try (Running running = Running.start(properties, Role.INDEX, 0, raptor.err(), "")) {
            running.tasks().tasks();
            running.library().datasets();
            new RemoteTasks(running.owner()).tasks();
            return ExitCode.DONE;
        }
    }
}
