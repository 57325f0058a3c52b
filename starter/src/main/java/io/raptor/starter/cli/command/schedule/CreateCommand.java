package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.command.TaskOptions;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.schedule.Timing;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Have files and folders indexed again and again. */
@Command(description = "Have files or folders indexed again and again; the first time comes with the schedule.")
final class CreateCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ScheduleCommand schedule;

    @Mixin
    private TaskOptions options = new TaskOptions();

    @Option(names = "--every", paramLabel = "TIME", description = "the time between two starts, as 30m, 6h or 1d")
    private @Nullable String every;

    @Option(
            names = "--cron",
            paramLabel = "EXPRESSION",
            description = "minute, hour, day, month, day of the week, as \"0 3 * * *\"")
    private @Nullable String cron;

    @Option(names = "--timezone", paramLabel = "NAME", description = "of --cron, as Europe/Berlin (UTC)")
    private @Nullable String timezone;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        Timing timing = new Timing(every, cron, timezone);
        List<String> faults = timing.faults();
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        try (TaskAccess access = TaskAccess.client(schedule.raptor())) {
            TaskRequest request = access.owned() ? options.request() : options.requestForOthers();
            SchedulePrinter.print(schedule.raptor(), access.schedules().create(request, timing), json);
            return ExitCode.DONE;
        }
    }
}
