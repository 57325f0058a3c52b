package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import picocli.CommandLine.Command;

/** Show a schedule: its next starts, and what became of the last. */
@Command(description = "Show a schedule: its next starts, and what became of the last.")
final class ShowScheduleCommand extends OneScheduleCommand {

    @Override
    ScheduleView act(ScheduleOperations schedules, String id) {
        return schedules.schedule(id);
    }
}
