package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delete a dataset, or one document of it. */
@Command(description = "Delete a dataset, or one document of it.")
public final class DeleteCommand extends DatasetCommand {

    @Parameters(index = "1", arity = "0..1", paramLabel = "DOCUMENT", description = "the document")
    private @Nullable String document;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            String name = document == null ? dataset : document;
            refuseUnknown(access.datasets());
            if (!yes && !confirmed(name)) {
                raptor.err().println("Nothing was deleted.");
                return ExitCode.ERROR;
            }
            if (document == null) {
                access.datasets().deleteDataset(dataset);
            } else {
                access.datasets().deleteDocument(dataset, document);
            }
            raptor.err().println("Deleted " + name);
            return ExitCode.DONE;
        }
    }

    /** Nobody is asked about what is not there. */
    private void refuseUnknown(DatasetOperations datasets) {
        if (!datasets.names().contains(dataset)) {
            throw new OperationException(Kind.UNKNOWN, "there is no dataset " + dataset);
        }
        if (document != null) {
            datasets.tree(dataset, document);
        }
    }

    private boolean confirmed(String name) {
        PrintWriter question = raptor.questions();
        question.print("This cannot be undone. Type " + name + " to delete it: ");
        question.flush();
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        return in.hasNextLine() && in.nextLine().strip().equals(name);
    }
}
