package io.raptor.starter.cli;

import io.raptor.starter.http.Json;
import io.raptor.starter.task.DocumentView;
import io.raptor.workflow.model.DocumentState;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Print a task's documents, one JSON object a line. */
@Command(name = "documents", description = "Print a task's documents, one JSON object a line.")
final class DocumentsCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--state", description = "only those: ${COMPLETION-CANDIDATES}")
    private @Nullable DocumentState state;

    @Option(names = "--json", description = "nothing else: one JSON object a line is what it always prints")
    @SuppressWarnings("UnusedVariable") // accepted since --json works on every command that prints
    private boolean json;

    @Override
    public Integer call() {
        try (Access access = Access.open(raptor.settings())) {
            long after = 0;
            List<DocumentView> page;
            do {
                page = access.tasks().documents(task, state, after, 500);
                for (DocumentView document : page) {
                    raptor.out().println(Json.write(document));
                    after = document.number();
                }
            } while (!page.isEmpty());
            return ExitCode.DONE;
        }
    }
}
