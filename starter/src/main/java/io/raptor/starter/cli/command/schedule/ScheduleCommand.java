package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Index again and again, at times that Temporal keeps. */
@Command(
        description = "Index again and again, at times that a Temporal service keeps.",
        footer = {"", "Without a Temporal service of its own, ./raptor watch indexes whenever files change."})
public final class ScheduleCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    Raptor raptor() {
        return raptor;
    }
}
