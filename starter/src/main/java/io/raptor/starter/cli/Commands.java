package io.raptor.starter.cli;

import io.raptor.starter.cli.command.AskCommand;
import io.raptor.starter.cli.command.CancelCommand;
import io.raptor.starter.cli.command.CompletionCommand;
import io.raptor.starter.cli.command.DeleteCommand;
import io.raptor.starter.cli.command.DoctorCommand;
import io.raptor.starter.cli.command.DocumentsCommand;
import io.raptor.starter.cli.command.EstimateCommand;
import io.raptor.starter.cli.command.ExportCommand;
import io.raptor.starter.cli.command.GraphCommand;
import io.raptor.starter.cli.command.HelpCommand;
import io.raptor.starter.cli.command.IndexCommand;
import io.raptor.starter.cli.command.InitCommand;
import io.raptor.starter.cli.command.ListCommand;
import io.raptor.starter.cli.command.McpCommand;
import io.raptor.starter.cli.command.MigrateCommand;
import io.raptor.starter.cli.command.OpenCommand;
import io.raptor.starter.cli.command.PauseCommand;
import io.raptor.starter.cli.command.RejectedCommand;
import io.raptor.starter.cli.command.ResumeCommand;
import io.raptor.starter.cli.command.RetryFailedCommand;
import io.raptor.starter.cli.command.SearchAttributesCommand;
import io.raptor.starter.cli.command.SearchCommand;
import io.raptor.starter.cli.command.ServeCommand;
import io.raptor.starter.cli.command.ShowCommand;
import io.raptor.starter.cli.command.StatusCommand;
import io.raptor.starter.cli.command.TreeCommand;
import io.raptor.starter.cli.command.WatchCommand;
import io.raptor.starter.cli.command.WorkerCommand;
import io.raptor.starter.cli.command.schedule.ScheduleCommands;
import io.raptor.starter.cli.view.SettingsHelp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by their names, in the order in which help lists them. */
final class Commands {

    private static final String HELP = "help";
    private static final String COMPLETION = "completion";

    /** Whose help ends with the settings of a task. */
    private static final List<String> WITH_SETTINGS = List.of("index", "watch", "create", "estimate");

    private static final Map<String, Supplier<?>> ALL = all();

    private Commands() {}

    private static Map<String, Supplier<?>> all() {
        Map<String, Supplier<?>> all = new LinkedHashMap<>();
        all.put("index", IndexCommand::new);
        all.put("watch", WatchCommand::new);
        all.put("schedule", ScheduleCommands::all);
        all.put("estimate", EstimateCommand::new);
        all.put("serve", ServeCommand::new);
        all.put("open", OpenCommand::new);
        all.put("worker", WorkerCommand::new);
        all.put("list", ListCommand::new);
        all.put("status", StatusCommand::new);
        all.put("pause", PauseCommand::new);
        all.put("resume", ResumeCommand::new);
        all.put("cancel", CancelCommand::new);
        all.put("retry-failed", RetryFailedCommand::new);
        all.put("documents", DocumentsCommand::new);
        all.put("rejected", RejectedCommand::new);
        all.put("search-attributes", SearchAttributesCommand::new);
        all.put("search", SearchCommand::new);
        all.put("ask", AskCommand::new);
        all.put("tree", TreeCommand::new);
        all.put("graph", GraphCommand::new);
        all.put("show", ShowCommand::new);
        all.put("export", ExportCommand::new);
        all.put("mcp", McpCommand::new);
        all.put("delete", DeleteCommand::new);
        all.put("init", InitCommand::new);
        all.put("migrate", MigrateCommand::new);
        all.put("doctor", DoctorCommand::new);
        all.put(COMPLETION, CompletionCommand::new);
        all.put(HELP, HelpCommand::new);
        return all;
    }

    /**
     * Adds those that the arguments name, or else all: reading what a command takes costs its start more than what most
     * commands do.
     */
    static CommandLine addTo(CommandLine line, String... arguments) {
        List<String> words = List.of(arguments);
        boolean none = words.contains(HELP)
                || words.contains(COMPLETION)
                || words.stream().noneMatch(ALL::containsKey);
        ALL.forEach((name, command) -> {
            if (none || words.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        takingSettings(line).forEach(Commands::endWithSettings);
        return line;
    }

    private static Stream<CommandLine> takingSettings(CommandLine line) {
        return line.getSubcommands().entrySet().stream()
                .flatMap(command -> WITH_SETTINGS.contains(command.getKey())
                        ? Stream.of(command.getValue())
                        : takingSettings(command.getValue()));
    }

    /** Listed only when somebody reads them. */
    private static void endWithSettings(CommandLine command) {
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(command.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> SettingsHelp.text());
        command.setHelpSectionMap(sections);
    }
}
