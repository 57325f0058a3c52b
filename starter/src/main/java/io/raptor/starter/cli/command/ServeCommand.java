package io.raptor.starter.cli.command;

import io.raptor.activity.remote.S3Place;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.Recovery;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Run REST, page and worker in one process, until it is interrupted. */
@Command(description = "Run REST, page and worker in one process, until it is interrupted.")
public final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--port", description = "port of the HTTP interface (8080)")
    private int port = 8080;

    @Option(names = "--no-work", description = "answer only, and leave the work to workers elsewhere")
    private boolean noWork;

    @Mixin
    private ProcessOptions process = new ProcessOptions();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> options = process.byKey();
        if (noWork) {
            options.put(WorkerProperties.QUEUES, "");
        }
        RaptorProperties properties = raptor.lastingSettings(options);
        if (port != 0 && port == properties.management().number()) {
            throw new InvalidSettings(
                    List.of(
                            "--port " + port
                                    + " is that of health and metrics: choose another, or set RAPTOR_MANAGEMENT_PORT to another or off"));
        }
        new OwnerFile(properties.homeFolder()).read().ifPresent(owner -> {
            throw new OperationException(Kind.CONFLICT, "this home has an owner already: " + owner);
        });
        RunningApp running = RunningApp.start(raptor, properties, Role.SERVER, port, "Stopped.");
        raptor.err()
                .println("Serving on " + running.owner().url() + ", Temporal at "
                        + running.owner().temporal());
        running.watchedAt().ifPresent(url -> raptor.err().println("Health and metrics at " + url + "/actuator"));
        if (properties.server().shortToken()) {
            raptor.err()
                    .println(
                            "RAPTOR_TOKEN is short enough to be guessed: make a long random one, as by openssl rand -hex 32.");
        }
        warnOfMissing(properties.sources().roots());
        HttpWarmUp.begin(running.owner());
        if (properties.temporal().embedded()) {
            Recovery.run(running.tasks(), running::request, raptor.err());
        }
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private void warnOfMissing(List<String> roots) {
        roots.stream()
                .filter(root -> !S3Place.is(root) && !Files.isDirectory(Path.of(root)))
                .forEach(root -> raptor.err()
                        .println("The source root " + root
                                + " is not a folder: nothing can be read there. Create it, or correct"
                                + " RAPTOR_SOURCE_ROOTS, whose folders are separated by commas."));
    }
}
