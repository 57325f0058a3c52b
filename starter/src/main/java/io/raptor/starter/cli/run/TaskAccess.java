package io.raptor.starter.cli.run;

import io.raptor.activity.port.Causes;
import io.raptor.activity.store.StoreInUseException;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.owner.RemoteDatasets;
import io.raptor.starter.owner.RemoteSchedules;
import io.raptor.starter.owner.RemoteTasks;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.wiring.LocalAccess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to tasks and datasets: through the process that owns the home, or else directly. */
public final class TaskAccess implements AutoCloseable {

    private static final long ENDS_MILLIS = 3_000;

    /** A process holds the store for a moment before its file says so, after Ctrl-C, and for a command like this one. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long LOOK_MILLIS = 200;

    private final OwnerFile file;
    private final @Nullable Owner owner;
    private final @Nullable LocalAccess local;
    private final TaskOperations tasks;
    private final DatasetOperations datasets;
    private final ScheduleOperations schedules;

    private TaskAccess(
            OwnerFile file,
            @Nullable Owner owner,
            @Nullable LocalAccess local,
            TaskOperations tasks,
            DatasetOperations datasets,
            ScheduleOperations schedules) {
        this.file = file;
        this.owner = owner;
        this.local = local;
        this.tasks = tasks;
        this.datasets = datasets;
        this.schedules = schedules;
    }

    /** Without a look at any settings but the home where a process owns that: it has its own, and commands are quick. */
    public static TaskAccess open(Raptor raptor) {
        return open(raptor, () -> LocalAccess.look(raptor.look()));
    }

    /** For what starts tasks, follows them, or has them go on. */
    public static TaskAccess client(Raptor raptor) {
        return open(raptor, () -> LocalAccess.client(raptor.settings()));
    }

    private static TaskAccess open(Raptor raptor, Supplier<LocalAccess> directly) {
        OwnerFile file = new OwnerFile(raptor.home());
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Owner> owner = file.read();
            if (owner.isPresent()) {
                return through(file, owner.get());
            }
            try {
                return directly(file, directly.get());
            } catch (StoreInUseException taken) {
                if (System.nanoTime() - until > 0) {
                    throw taken;
                }
                pause();
            }
        }
    }

    /** Whether it failed for the store, which another process took first. */
    public static boolean storeIsTaken(Throwable failure) {
        return Causes.hold(StoreInUseException.class, failure);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    private static TaskAccess through(OwnerFile file, Owner owner) {
        return new TaskAccess(
                file, owner, null, new RemoteTasks(owner), new RemoteDatasets(owner), new RemoteSchedules(owner));
    }

    private static TaskAccess directly(OwnerFile file, LocalAccess local) {
        return new TaskAccess(file, null, local, local.tasks(), local.datasets(), local.schedules());
    }

    /** Something else runs tasks: an owner, or workers of a Temporal service elsewhere. */
    public boolean tasksRunElsewhere() {
        return owner != null || (local != null && local.reachesTemporal());
    }

    /** A process owns the home. */
    public boolean owned() {
        return owner != null;
    }

    /** What the store says of a task is said by that of whoever runs it. */
    boolean sharesStore() {
        return local == null || local.sharesStore();
    }

    /** The reason why nothing runs at an external Temporal, and what to do about it. */
    Optional<String> idle() {
        return local == null ? Optional.empty() : local.idle();
    }

    /** The owner that was asked has stopped, or is stopping. */
    public boolean ownerIsGone() {
        return owner != null && (!ownerIsThere(owner) || (ends(owner) && !ownerIsThere(owner)));
    }

    private boolean ownerIsThere(Owner known) {
        return file.read().equals(Optional.of(known));
    }

    /** A process that is killed has closed its connections a moment before it is gone. */
    private static boolean ends(Owner known) {
        Optional<ProcessHandle> process = ProcessHandle.of(known.pid());
        if (process.isEmpty()) {
            return true;
        }
        try {
            process.get().onExit().get(ENDS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stays) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public TaskOperations tasks() {
        return tasks;
    }

    public DatasetOperations datasets() {
        return datasets;
    }

    public ScheduleOperations schedules() {
        return schedules;
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
