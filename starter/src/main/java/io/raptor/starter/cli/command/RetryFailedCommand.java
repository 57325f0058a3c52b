package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskContinuation;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Retry failed and partial documents. */
@Command(description = "Retry failed and partial documents.")
public final class RetryFailedCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Parameters(
            index = "1..*",
            paramLabel = "DOCUMENT",
            description = "documents (default: all that failed or have gaps)")
    private List<String> documents = new ArrayList<>();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(names = "--wait", description = "wait until the task has ended")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        return TaskContinuation.resumeOrRun(raptor, task, wait, json, tasks -> retry(models.of(tasks)));
    }

    private TaskStatus retry(TaskOperations tasks) {
        Retried retried = tasks.retryFailed(task, documents);
        int count = retried.putBack();
        raptor.err().println("Retrying " + count + (count == 1 ? " document" : " documents"));
        retried.refused()
                .forEach(
                        one -> raptor.err().println(Visible.line("not retried: " + one.docId() + ": " + one.reason())));
        return retried.status();
    }
}
