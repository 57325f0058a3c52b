package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command about one schedule, which prints how that stands afterwards. */
abstract class OneScheduleCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ScheduleCommand schedule;

    @Parameters(paramLabel = "ID", description = "the schedule: the id of its task")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    abstract ScheduleView act(ScheduleOperations schedules, String id);

    @Override
    public final Integer call() {
        try (TaskAccess access = TaskAccess.client(schedule.raptor())) {
            SchedulePrinter.print(schedule.raptor(), act(access.schedules(), id), json);
            return ExitCode.DONE;
        }
    }
}
