package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Index files and folders, and again whenever they change. */
@Command(description = "Index files or folders, and again whenever they change, until it is interrupted.")
public final class WatchCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(names = "--every", paramLabel = "SECONDS", description = "how often to look for changes (2)")
    private int every = 2;

    @Override
    public Integer call() throws InterruptedException {
        if (every < 1) {
            throw new OperationException(Kind.INVALID, "--every must be 1 or more seconds");
        }
        TaskRequest request = options.request();
        SourceWatch watch = new SourceWatch(() -> FolderState.of(request), this::pause);
        while (true) {
            FolderState indexed = watch.look();
            int code = new IndexRun(raptor, models, false, false, false).run(request);
            raptor.err()
                    .println("Watching " + String.join(", ", request.sources()) + " (exit code " + code
                            + " so far). Ctrl-C ends it.");
            watch.awaitChange(indexed);
            raptor.err().println("Something changed.");
        }
    }

    /** Longer where looking takes long: most of the time is left to others. */
    private void pause(Duration looked) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(every * 1000L, 10 * looked.toMillis()));
    }
}
