package io.raptor.starter.cli;

import io.raptor.starter.config.LocalAccess;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.http.Owner;
import io.raptor.starter.http.OwnerFile;
import io.raptor.starter.http.RemoteLibrary;
import io.raptor.starter.http.RemoteTasks;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.TaskOperations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to tasks and datasets: through the process that owns the home, or else directly. */
final class Access implements AutoCloseable {

    private final @Nullable Owner owner;
    private final @Nullable LocalAccess local;
    private final TaskOperations tasks;
    private final LibraryOperations library;

    private Access(
            @Nullable Owner owner, @Nullable LocalAccess local, TaskOperations tasks, LibraryOperations library) {
        this.owner = owner;
        this.local = local;
        this.tasks = tasks;
        this.library = library;
    }

    /** Without a look at any settings but the home where a process owns that: it has its own, and commands are quick. */
    static Access open(Raptor raptor) {
        Optional<Owner> owner = new OwnerFile(raptor.home()).read();
        return owner.map(Access::through).orElseGet(() -> directly(raptor.settings()));
    }

    private static Access through(Owner owner) {
        return new Access(owner, null, new RemoteTasks(owner), new RemoteLibrary(owner));
    }

    private static Access directly(RaptorProperties properties) {
        LocalAccess local = LocalAccess.open(properties);
        return new Access(null, local, local.tasks(), local.library());
    }

    /** Something else runs tasks: an owner, or workers of a Temporal service elsewhere. */
    boolean tasksRunElsewhere() {
        return owner != null || (local != null && local.reachesTemporal());
    }

    TaskOperations tasks() {
        return tasks;
    }

    LibraryOperations library() {
        return library;
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
