package io.raptor.starter.cli.run;

import io.raptor.starter.cli.terminal.Follower;
import io.raptor.starter.cli.terminal.TaskSummary;
import io.raptor.starter.cli.terminal.WaitNotice;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.owner.HttpWarmUp;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.embedded.EmbeddedTemporal;
import io.raptor.workflow.model.TaskStatus;
import java.util.Optional;
import java.util.function.Function;

/** Runs one task in this process, from beginning to end. */
public final class Foreground {

    private Foreground() {}

    /** @param begin starts it */
    public static int run(
            Raptor raptor,
            RaptorProperties properties,
            String taskId,
            boolean json,
            Function<TaskOperations, TaskStatus> begin) {
        String farewell = "Interrupted. What is recorded is kept: the same command resumes from there.";
        try (RunningApp running = RunningApp.start(raptor, properties, Role.INDEX, 0, farewell)) {
            String address = running.owner().temporal();
            if (properties.temporal().embedded() && !address.endsWith(":" + EmbeddedTemporal.USUAL_PORT)) {
                raptor.err().println("Port " + EmbeddedTemporal.USUAL_PORT + " is taken: Temporal is at " + address);
            }
            HttpWarmUp.later(running.owner());
            TaskStatus begun = begin.apply(running.tasks());
            if (properties.temporal().embedded()) {
                Recovery.name(running.tasks(), begun.taskId(), raptor.err());
            }
            // The work is this process's own: silence is a starved machine or a Temporal that is away for a while.
            WaitNotice silence = new WaitNotice(Optional::empty, raptor.progress(), raptor.err());
            TaskStatus end = new Follower(running.tasks(), raptor.progress(), silence).follow(taskId);
            return new TaskSummary(running.tasks(), running.datasets(), raptor.out()).print(end, json, true);
        }
    }
}
