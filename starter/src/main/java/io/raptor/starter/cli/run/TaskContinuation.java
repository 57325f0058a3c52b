package io.raptor.starter.cli.run;

import io.raptor.starter.cli.terminal.Follower;
import io.raptor.starter.cli.terminal.TaskSummary;
import io.raptor.starter.cli.terminal.WaitNotice;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.function.Function;

/** The resumption of a task: by the process that runs it, where there is one; otherwise in the foreground, as index does. */
public final class TaskContinuation {

    private TaskContinuation() {}

    /**
     * Resumes a task that exists.
     *
     * @param wait follow to the end even where something else runs it
     */
    public static int resumeOrRun(
            Raptor raptor, String task, boolean wait, boolean json, Function<TaskOperations, TaskStatus> act) {
        try (TaskAccess access = TaskAccess.client(raptor)) {
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
    public static int follow(Raptor raptor, TaskAccess access, String task, boolean json) {
        String farewell =
                "Not followed any more: task " + task + " keeps running. ./raptor status " + task + " shows it.";
        InterruptHook parting = InterruptHook.with(raptor, () -> raptor.err().println(farewell));
        try {
            TaskStatus end = follower(raptor, access).follow(task);
            return new TaskSummary(access.tasks(), access.datasets(), raptor.out())
                    .print(end, json, access.sharesStore());
        } finally {
            parting.close();
        }
    }

    /** An owner that does not answer is gone; workers elsewhere may come. */
    private static Follower follower(Raptor raptor, TaskAccess access) {
        if (access.owned()) {
            return new Follower(access.tasks(), raptor.progress());
        }
        WaitNotice waiting = new WaitNotice(access::idle, raptor.progress(), raptor.err());
        waiting.look();
        return new Follower(access.tasks(), raptor.progress(), waiting);
    }
}
