package io.raptor.starter.cli.command;

import io.raptor.activity.remote.S3Place;
import io.raptor.starter.cli.run.Foreground;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.run.TaskContinuation;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.terminal.TaskSummary;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Optional;

/** One run of a task that indexes: in this process, by the one that owns the home, or by workers elsewhere. */
final class IndexRun {

    private final Raptor raptor;
    private final ModelsOption models;
    private final boolean detach;
    private final boolean work;
    private final boolean json;

    IndexRun(Raptor raptor, ModelsOption models, boolean detach, boolean work, boolean json) {
        this.raptor = raptor;
        this.models = models;
        this.detach = detach;
        this.work = work;
        this.json = json;
    }

    /** Others read the sources, which need not be here. */
    boolean submits() {
        return !owned() && client();
    }

    int run(TaskRequest request) {
        return run(String.valueOf(request.taskId()), request);
    }

    private boolean owned() {
        return new OwnerFile(raptor.home()).read().isPresent();
    }

    /** Workers elsewhere do the work. */
    private boolean client() {
        return !work && raptor.settings().temporal().elsewhere();
    }

    int submit(TaskRequest request) {
        List<String> here =
                request.sources().stream().filter(source -> !S3Place.is(source)).toList();
        if (!here.isEmpty()) {
            raptor.err().println("The workers read " + String.join(", ", here) + ": they need it under the same path.");
        }
        try (TaskAccess access = TaskAccess.client(raptor)) {
            return asked(access, String.valueOf(request.taskId()), request);
        }
    }

    private int run(String id, TaskRequest request) {
        if (owned()) {
            return beside(id, request);
        }
        if (client()) {
            return submit(request);
        }
        if (detach) {
            throw new OperationException(
                    Kind.UNAVAILABLE, "--detach needs a running ./raptor serve or worker under the same home");
        }
        tellLeftOut(SourceCheck.refuseEmpty(request));
        try {
            return Foreground.run(
                    raptor,
                    raptor.settings(),
                    id,
                    json,
                    tasks -> models.of(tasks).start(id, request));
        } catch (RuntimeException failed) {
            if (!TaskAccess.storeIsTaken(failed)) {
                throw failed;
            }
        }
        // Another process took the store in the moment between the look for an owner and the start.
        return beside(id, request);
    }

    private void tellLeftOut(long entries) {
        if (entries > 0) {
            raptor.err()
                    .println("Left out by .gitignore, --include or --exclude: "
                            + Counted.of(entries, "file or folder", "files and folders")
                            + ". --no-gitignore takes what .gitignore leaves out.");
        }
    }

    private int beside(String id, TaskRequest request) {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            if (access.owned()) {
                try {
                    return asked(access, id, request);
                } catch (OperationException lost) {
                    if (!access.ownerIsGone()) {
                        throw lost;
                    }
                }
            }
        }
        return afterOwner(id, request);
    }

    /** Asks somebody else to run it. */
    private int asked(TaskAccess access, String id, TaskRequest request) {
        TaskStatus started = models.of(access.tasks()).start(id, request);
        if (!detach) {
            return TaskContinuation.follow(raptor, access, id, json);
        }
        raptor.out()
                .println(
                        json
                                ? Json.write(started)
                                : "Task " + id + " is " + started.state().text());
        return ExitCode.DONE;
    }

    /** An owner goes when its own work is done, or is stopped: what it left of this task is done here. */
    private int afterOwner(String id, TaskRequest request) {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            Optional<TaskStatus> left =
                    access.owned() ? Optional.empty() : access.tasks().status(id);
            if (left.isPresent() && left.get().state().ended()) {
                return new TaskSummary(access.tasks(), access.datasets(), raptor.out()).print(left.get(), json, true);
            }
        }
        return run(id, request);
    }
}
