package io.raptor.starter.cli.command;

import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show the answers of models that were rejected. */
@Command(description = "Show rejected answers of models, the newest first.")
public final class RejectedCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--limit", description = "maximum number of answers (100)")
    private int limit = 100;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            List<RejectedRow> rejected = access.tasks().rejected(task, limit);
            if (json) {
                raptor.out().println(Json.write(rejected));
            } else {
                rejected.forEach(one -> raptor.out()
                        .println(
                                Visible.line(one.at() + " " + one.model() + ", " + one.problem() + ": " + one.text())));
            }
            return ExitCode.DONE;
        }
    }
}
