package io.raptor.starter.cli;

import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.http.Json;
import io.raptor.starter.task.Control;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Go on with a paused, interrupted or cancelled task. */
@Command(name = "resume", description = "Go on with a paused, interrupted or cancelled task.")
final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--wait", description = "follow to the end")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        RaptorProperties properties = raptor.settings();
        try (Access access = Access.open(properties)) {
            if (access.tasksRunElsewhere()) {
                return there(access);
            }
            if (access.tasks().status(task).isEmpty()) {
                throw new OperationException(Kind.UNKNOWN, "there is no task " + task);
            }
        }
        return Foreground.run(raptor, properties, task, json, this::act);
    }

    private TaskStatus act(TaskOperations tasks) {
        return tasks.control(task, Control.RESUME, null);
    }

    private int there(Access access) {
        TaskStatus status = act(access.tasks());
        if (wait) {
            TaskStatus end = new Follower(access.tasks(), raptor.err()).follow(task);
            return new Summary(access.tasks(), access.library(), raptor.out()).print(end, json);
        }
        raptor.out().println(json ? Json.write(status) : status.taskId() + " " + Follower.line(status));
        return ExitCode.DONE;
    }
}
