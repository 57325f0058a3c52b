package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.text.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** List the schedules. */
@Command(description = "List the schedules.")
final class ListSchedulesCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ScheduleCommand schedule;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.client(schedule.raptor())) {
            List<ScheduleView> all = access.schedules().schedules();
            if (json) {
                schedule.raptor().out().println(Json.write(all));
            } else {
                SchedulePrinter.print(schedule.raptor().screen(), all);
            }
            if (all.isEmpty()) {
                schedule.raptor()
                        .err()
                        .println("There are no schedules. Make one by ./raptor schedule create PATH --every 1d");
            }
            return ExitCode.DONE;
        }
    }
}
