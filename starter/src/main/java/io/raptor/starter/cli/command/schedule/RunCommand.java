package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import picocli.CommandLine.Command;

/** Start a schedule's task now, too, unless it runs. */
@Command(description = "Start a schedule's task now, too, unless it runs.")
final class RunCommand extends OneScheduleCommand {

    @Override
    ScheduleView act(ScheduleOperations schedules, String id) {
        return schedules.run(id);
    }
}
