package io.raptor.starter.cli.command;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.remote.S3Clients;
import io.raptor.activity.remote.S3Files;
import io.raptor.activity.source.SourceState;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Index files and folders, and again whenever they change. */
@Command(description = "Index files or folders, and again whenever they change, until interrupted.")
public final class WatchCommand implements Callable<Integer> {

    private static final long FOLDERS = 2;

    /** Each look at a storage is paid for. */
    private static final long OBJECTS = 30;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "how often to look for changes (2, and 30 where a storage is asked)")
    private @Nullable Integer every;

    private @Nullable SourceState last;

    @Override
    public Integer call() throws InterruptedException {
        if (every != null && every < 1) {
            throw new OperationException(Kind.INVALID, "--every must be 1 or more seconds");
        }
        TaskRequest request = options.request();
        RemoteFiles objects = new S3Files(new S3Clients(System.getenv()));
        long seconds = every != null ? every : request.sources().stream().anyMatch(objects::hold) ? OBJECTS : FOLDERS;
        SourceWatch watch = new SourceWatch(() -> look(request, objects), looked -> pause(seconds, looked));
        while (true) {
            SourceState indexed = watch.look();
            int code = new IndexRun(raptor, models, false, false, false).run(request);
            raptor.err()
                    .println("Watching " + String.join(", ", request.sources()) + " (exit code " + code
                            + " so far). Ctrl-C ends it.");
            watch.awaitChange(indexed);
            raptor.err().println("Something changed.");
        }
    }

    /** A storage that does not answer has not changed. */
    private SourceState look(TaskRequest request, RemoteFiles objects) {
        try {
            last = SourceState.of(request, objects);
        } catch (IndexingException away) {
            raptor.err().println(away.getMessage() + " It is asked again.");
        }
        return last == null ? new SourceState(Map.of()) : last;
    }

    /** Longer where looking takes long: most of the time is left to others. */
    private static void pause(long seconds, Duration looked) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(TimeUnit.SECONDS.toMillis(seconds), 10 * looked.toMillis()));
    }
}
