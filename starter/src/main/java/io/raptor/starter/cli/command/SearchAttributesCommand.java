package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.temporal.TemporalConnection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Have a Temporal service know our search attributes. */
@Command(description = "Register the search attributes that tasks set with the Temporal service; once per namespace.")
public final class SearchAttributesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Override
    public Integer call() {
        RaptorProperties properties = raptor.settings();
        if (properties.temporal().embedded() || properties.temporal().local()) {
            raptor.out().println("A Temporal service that raptor starts has them already.");
            return ExitCode.DONE;
        }
        try (TemporalConnection temporal = TemporalConnection.open(
                properties.temporal().target(), properties.homeFolder(), properties.codecKeys())) {
            List<String> created = temporal.createSearchAttributes();
            raptor.out()
                    .println(
                            created.isEmpty()
                                    ? "All are registered already."
                                    : "Created: " + String.join(", ", created));
            return ExitCode.DONE;
        }
    }
}
