package io.raptor.starter.cli.run;

import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Causes;
import io.raptor.activity.port.Store;
import io.raptor.starter.config.ManagementProperties;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.OwnerToken;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.wiring.Application;
import io.raptor.starter.wiring.ServiceWait;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** This process as the owner of its home: everything runs in it until it is closed or interrupted. */
public final class RunningApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final OwnerFile file;
    private final Owner owner;
    private final HeapWarning heap;
    private final Duration grace;
    private final AtomicReference<@Nullable InterruptHook> parting = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningApp(
            ConfigurableApplicationContext context, OwnerFile file, Owner owner, HeapWarning heap, Duration grace) {
        this.context = context;
        this.file = file;
        this.owner = owner;
        this.heap = heap;
        this.grace = grace;
    }

    /** @param farewell said when the process is interrupted */
    public static RunningApp start(Raptor raptor, RaptorProperties properties, Role role, int port, String farewell) {
        awaitServices(raptor, properties, role);
        ConfigurableApplicationContext context = begin(properties, role, port);
        PrintWriter err = raptor.err();
        OwnerFile file = new OwnerFile(properties.homeFolder());
        Owner owner = new Owner(
                ProcessHandle.current().pid(),
                context.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                context.getBean(OwnerToken.class).value(),
                context.getBean(TemporalConnection.class).address(),
                context.getEnvironment().getRequiredProperty("server.address"));
        RunningApp running = new RunningApp(
                context, file, owner, HeapWarning.watch(HeapWarning.FULL, err::println), properties.grace(role));
        try {
            file.write(owner);
        } catch (IOException e) {
            running.heap.close();
            context.close();
            throw new UncheckedIOException("the home folder cannot be written", e);
        }
        running.parting.set(InterruptHook.with(raptor, () -> running.interrupt(err, farewell)));
        return running;
    }

    private static void awaitServices(Raptor raptor, RaptorProperties properties, Role role) {
        try {
            ServiceWait.await(properties, role, raptor.err()::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before its services answered", e);
        }
    }

    private static ConfigurableApplicationContext begin(RaptorProperties properties, Role role, int port) {
        try {
            return Application.start(properties, role, port);
        } catch (RuntimeException failed) {
            throw Causes.first(PortInUseException.class, failed)
                    .<RuntimeException>map(taken ->
                            new OperationException(Kind.UNAVAILABLE, inUse(taken.getPort(), properties.management())))
                    .orElse(failed);
        }
    }

    private static String inUse(int port, ManagementProperties management) {
        if (port == management.number()) {
            return "port " + port + ", for health and metrics, is in use: end what listens there, or choose another by"
                    + " RAPTOR_MANAGEMENT_PORT, 0 for any free one, off for none";
        }
        int other = port < 65_534 ? port + 1 : port - 2;
        return "port " + port + " is in use: end what listens there, or choose another, such as --port "
                + (other == management.number() ? other + 1 : other);
    }

    private void interrupt(PrintWriter err, String farewell) {
        err.println("Stopping: calls in flight get " + grace.toSeconds() + " seconds to finish.");
        shut();
        err.println(farewell);
    }

    public Owner owner() {
        return owner;
    }

    /** Where health and metrics are, as {@code http://host:port}; empty where they are off. */
    public Optional<String> watchedAt() {
        return Optional.ofNullable(context.getEnvironment().getProperty("local.management.port", Integer.class))
                .map(owner::urlAt);
    }

    public TaskOperations tasks() {
        return context.getBean(TaskOperations.class);
    }

    DatasetOperations datasets() {
        return context.getBean(DatasetOperations.class);
    }

    /** What a task was started with. */
    public Optional<TaskRequest> request(String taskId) {
        return context.getBean(Store.class).catalogue().task(taskId).map(TaskRow::request);
    }

    @Override
    public void close() {
        InterruptHook unneeded = parting.get();
        if (unneeded != null) {
            unneeded.close();
        }
        shut();
    }

    private void shut() {
        if (closed.compareAndSet(false, true)) {
            heap.close();
            try {
                file.remove(owner);
            } catch (IOException e) {
                // A stale file is seen through: its process is gone.
                org.slf4j.LoggerFactory.getLogger(RunningApp.class).warn("the owner file stays behind", e);
            }
            context.close();
        }
    }
}
