package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import picocli.CommandLine.Command;

/** Pause a schedule; a task that runs goes on. */
@Command(description = "Pause a schedule; a task that runs goes on.")
final class PauseScheduleCommand extends OneScheduleCommand {

    @Override
    ScheduleView act(ScheduleOperations schedules, String id) {
        return schedules.pause(id);
    }
}
