package io.raptor.starter.cli.command;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.DocumentsTable;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.DocumentsPage;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.DocumentState;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** List a task's documents with their states. */
@Command(description = "List a task's documents with their states.")
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

    @Option(names = "--json", description = "print JSON, one object per line")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            DocumentFilter asked = new DocumentFilter(state, part);
            DocumentsTable table = new DocumentsTable(raptor.screen());
            long found = 0;
            Long cursor = 0L;
            while (cursor != null) {
                DocumentsPage page = access.tasks().page(task, asked, cursor, PAGE);
                for (DocumentView document : page.items()) {
                    print(document, table);
                }
                found += page.items().size();
                cursor = page.nextCursor();
            }
            if (found == 0) {
                raptor.err().println("Task " + task + " has no such documents.");
            }
            return ExitCode.DONE;
        }
    }

    private void print(DocumentView document, DocumentsTable table) {
        if (json) {
            raptor.out().println(Json.write(document));
        } else {
            table.print(document);
        }
    }
}
