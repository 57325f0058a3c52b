package io.raptor.starter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Try failed and partial documents again. */
@Command(name = "retry-failed", description = "Try failed and partial documents again.")
final class RetryFailedCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Parameters(index = "1..*", paramLabel = "DOCUMENT", description = "documents; all when left out")
    private List<String> documents = new ArrayList<>();

    @Option(names = "--wait", description = "follow to the end")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        return Steering.goOn(raptor, task, wait, json, tasks -> tasks.retryFailed(task, documents));
    }
}
