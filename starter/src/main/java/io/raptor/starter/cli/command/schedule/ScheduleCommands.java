package io.raptor.starter.cli.command.schedule;

import picocli.CommandLine;

/** The commands of {@code schedule} by their names, in the order in which help lists them. */
public final class ScheduleCommands {

    private ScheduleCommands() {}

    public static CommandLine all() {
        return new CommandLine(new ScheduleCommand())
                .addSubcommand("create", new CreateCommand())
                .addSubcommand("list", new ListSchedulesCommand())
                .addSubcommand("show", new ShowScheduleCommand())
                .addSubcommand("pause", new PauseScheduleCommand())
                .addSubcommand("resume", new ResumeScheduleCommand())
                .addSubcommand("run", new RunCommand())
                .addSubcommand("delete", new DeleteScheduleCommand());
    }
}
