package io.raptor.starter.cli;

import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.function.Function;

/** Has a task go on: where something else runs it, by telling that; otherwise in the foreground, as index does. */
final class Steering {

    private Steering() {}

    /**
     * Makes a task that exists go on.
     *
     * @param wait follow to the end even where something else runs it
     */
    static int goOn(Raptor raptor, String task, boolean wait, boolean json, Function<TaskOperations, TaskStatus> act) {
        try (Access access = Access.client(raptor)) {
            if (access.tasksRunElsewhere()) {
                TaskStatus status = act.apply(access.tasks());
                return wait ? follow(raptor, access, task, json) : raptor.print(status, json);
            }
            if (access.tasks().status(task).isEmpty()) {
                throw OperationException.unknownTask(task);
            }
        }
        return Foreground.run(raptor, raptor.settings(), task, json, act);
    }

    /** Follows a task that something else runs, and sums it up. */
    static int follow(Raptor raptor, Access access, String task, boolean json) {
        String farewell = "Not followed any more: task " + task + " goes on. ./raptor status " + task + " shows it.";
        Parting parting = Parting.with(raptor, () -> raptor.err().println(farewell));
        try {
            TaskStatus end = follower(raptor, access).follow(task);
            return new Summary(access.tasks(), access.library(), raptor.out()).print(end, json, access.sharesStore());
        } finally {
            parting.close();
        }
    }

    /** An owner that does not answer is gone; workers elsewhere may come. */
    private static Follower follower(Raptor raptor, Access access) {
        if (access.owned()) {
            return new Follower(access.tasks(), raptor.progress());
        }
        Waiting waiting = new Waiting(access::idle, raptor.progress(), raptor.err());
        waiting.look();
        return new Follower(access.tasks(), raptor.progress(), waiting::silent);
    }
}
