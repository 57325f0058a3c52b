package io.raptor.starter.cli;

import io.raptor.starter.http.Json;
import io.raptor.starter.http.OwnerFile;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Indexes files and folders. */
@Command(description = "Index files or folders; the same command goes on where it stopped.")
final class IndexCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Option(names = "--detach", description = "return at once; needs a running serve or worker")
    private boolean detach;

    @Option(names = "--json", description = "print the task's last status as JSON")
    private boolean json;

    @Override
    public Integer call() {
        TaskRequest request = options.request();
        return run(String.valueOf(request.taskId()), request);
    }

    private int run(String id, TaskRequest request) {
        if (new OwnerFile(raptor.home()).read().isPresent()) {
            return beside(id, request);
        }
        if (detach) {
            throw new OperationException(
                    Kind.UNAVAILABLE, "--detach needs a running ./raptor serve or worker under the same home");
        }
        try {
            return Foreground.run(raptor, raptor.settings(), id, json, tasks -> tasks.start(id, request));
        } catch (RuntimeException failed) {
            if (!Access.storeIsTaken(failed)) {
                throw failed;
            }
        }
        // Another process took the store in the moment between the look for an owner and the start.
        return beside(id, request);
    }

    private int beside(String id, TaskRequest request) {
        try (Access access = Access.open(raptor)) {
            if (access.owned()) {
                TaskStatus started = access.tasks().start(id, request);
                if (detach) {
                    raptor.out()
                            .println(
                                    json
                                            ? Json.write(started)
                                            : "Task " + id + " is "
                                                    + started.state().text());
                    return ExitCode.DONE;
                }
                try {
                    return Steering.follow(raptor, access, id, json);
                } catch (OperationException lost) {
                    if (!access.ownerIsGone()) {
                        throw lost;
                    }
                }
            }
        }
        return afterOwner(id, request);
    }

    /** An owner goes when its own work is done, or is stopped: what it left of this task is done here. */
    private int afterOwner(String id, TaskRequest request) {
        try (Access access = Access.open(raptor)) {
            Optional<TaskStatus> left =
                    access.owned() ? Optional.empty() : access.tasks().status(id);
            if (left.isPresent() && left.get().state().ended()) {
                return new Summary(access.tasks(), access.library(), raptor.out()).print(left.get(), json);
            }
        }
        return run(id, request);
    }
}
