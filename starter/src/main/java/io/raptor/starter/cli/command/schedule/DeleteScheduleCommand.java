package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Delete a schedule. */
@Command(description = "Delete a schedule; its task and dataset stay as they are.")
final class DeleteScheduleCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ScheduleCommand schedule;

    @Parameters(paramLabel = "ID", description = "the schedule: the id of its task")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.client(schedule.raptor())) {
            access.schedules().delete(id);
            schedule.raptor().err().println("Deleted schedule " + id);
            return ExitCode.DONE;
        }
    }
}
