package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.RunningApp;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.owner.HttpWarmUp;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Work for a Temporal service, until it is interrupted. */
@Command(description = "Work for a Temporal service, until it is interrupted.")
public final class WorkerCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--port", description = "port for commands of the same home (any free one)")
    private int port;

    @Option(
            names = "--queues",
            paramLabel = "KINDS",
            description = "kinds of work, separated by commas: control, compute, model (all)")
    private @Nullable String queues;

    @Mixin
    private ProcessOptions process = new ProcessOptions();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> options = process.byKey();
        if (queues != null) {
            options.put(WorkerProperties.QUEUES, queues);
        }
        RaptorProperties properties = raptor.lastingSettings(options);
        if (properties.temporal().embedded()) {
            throw new InvalidSettings(List.of("a worker needs a Temporal service: --temporal local or host:port"));
        }
        new OwnerFile(properties.homeFolder()).read().ifPresent(owner -> {
            throw new OperationException(Kind.CONFLICT, "this home has an owner already: " + owner);
        });
        RunningApp running = RunningApp.start(raptor, properties, Role.WORKER, port, "Stopped.");
        raptor.err()
                .println("Working for Temporal at " + running.owner().temporal()
                        + running.watchedAt()
                                .map(url -> ", metrics at " + url + "/actuator/prometheus")
                                .orElse(""));
        HttpWarmUp.later(running.owner());
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }
}
