package io.raptor.starter.cli.command;

import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Retry failed and partial documents. */
@Command(description = "Retry failed and partial documents.")
public final class RetryFailedCommand extends ContinuingCommand {

    @Parameters(
            index = "1..*",
            paramLabel = "DOCUMENT",
            description = "documents (default: all that failed or have gaps)")
    private List<String> documents = new ArrayList<>();

    @Override
    TaskStatus act(TaskOperations tasks, String task) {
        boolean ofAll = tasks.status(task)
                .filter(before -> before.state().ended())
                .filter(before -> before.failures().stream()
                        .anyMatch(failure -> failure.docId().equals(DocumentFailure.ALL_DOCUMENTS)))
                .isPresent();
        Retried retried = tasks.retryFailed(task, documents);
        int count = retried.putBack();
        note("Retrying " + Counted.of(count, "document")
                + (ofAll ? ", and what is missing of the work on all of them together" : ""));
        retried.refused().forEach(one -> note(Visible.line("not retried: " + one.docId() + ": " + one.reason())));
        return retried.status();
    }
}
