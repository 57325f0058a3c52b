package io.raptor.starter.cli.command;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.DocumentState;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Print a task's documents, one JSON object per line. */
@Command(description = "Print a task's documents, one JSON object per line.")
public final class DocumentsCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--state", description = "only documents in this state: ${COMPLETION-CANDIDATES}")
    private @Nullable DocumentState state;

    @Option(names = "--name", paramLabel = "PART", description = "only documents whose id contains this")
    private String part = "";

    @Option(names = "--json", description = "the same output: it is always one JSON object per line")
    @SuppressWarnings("UnusedVariable") // accepted since --json works on every command that prints
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            DocumentFilter asked = new DocumentFilter(state, part);
            Long cursor = 0L;
            while (cursor != null) {
                DocumentsPage page = access.tasks().page(task, asked, cursor, PAGE);
                page.items().forEach(document -> raptor.out().println(Json.write(document)));
                cursor = page.nextCursor();
            }
            return ExitCode.DONE;
        }
    }
}
