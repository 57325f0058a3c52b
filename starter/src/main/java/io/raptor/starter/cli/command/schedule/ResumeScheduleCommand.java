package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import picocli.CommandLine.Command;

/** Resume a paused schedule. */
@Command(description = "Resume a paused schedule.")
final class ResumeScheduleCommand extends OneScheduleCommand {

    @Override
    ScheduleView act(ScheduleOperations schedules, String id) {
        return schedules.resume(id);
    }
}
