package io.raptor.starter.cli.command;

import io.raptor.activity.store.SchemaChange;
import io.raptor.activity.store.SqlStore;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.text.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Bring the tables of the store to what this version needs. */
@Command(description = "Bring the tables of the store to what this version needs; twice does no harm.")
public final class MigrateCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--json", description = "print an object with the schema's version before and after")
    private boolean json;

    @Override
    public Integer call() {
        SchemaChange change = SqlStore.migrate(raptor.settings().storeSettings());
        raptor.out().println(json ? Json.write(change) : text(change));
        return ExitCode.DONE;
    }

    private static String text(SchemaChange change) {
        return change.before() == change.after()
                ? "The store has schema " + change.after() + " already."
                : "The store had schema " + change.before() + " and has " + change.after() + " now.";
    }
}
