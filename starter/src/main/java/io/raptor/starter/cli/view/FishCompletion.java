package io.raptor.starter.cli.view;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes commands and options in the fish shell. */
public final class FishCompletion {

    private FishCompletion() {}

    public static String of(CommandSpec root) {
        String name = root.name();
        StringBuilder script = new StringBuilder();
        for (Map.Entry<String, CommandLine> command : root.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                script.append("complete -c ").append(name).append(" -n __fish_use_subcommand -a ");
                script.append(command.getKey())
                        .append(described(spec.usageMessage().description()));
                String within = " -n '__fish_seen_subcommand_from " + command.getKey() + "'";
                spec.options().forEach(option -> script.append(line(name, within, option)));
                spec.subcommands().forEach((word, one) -> script.append(further(name, command.getKey(), word, one)));
            }
        }
        return script.toString();
    }

    /** A command of a command. */
    private static String further(String name, String before, String word, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String seen = "__fish_seen_subcommand_from ";
        String within = " -n '" + seen + before + "; and " + seen + word + "'";
        return "complete -c " + name + " -n '" + seen + before + "' -a " + word
                + described(spec.usageMessage().description())
                + spec.options().stream()
                        .map(option -> line(name, within, option))
                        .collect(Collectors.joining());
    }

    private static String line(String name, String within, OptionSpec option) {
        if (option.hidden()) {
            return "";
        }
        String names = Arrays.stream(option.names())
                .map(one -> one.startsWith("--") ? " -l " + one.substring(2) : " -s " + one.substring(1))
                .collect(Collectors.joining());
        String value = option.arity().max() > 0 ? " -r" : "";
        return "complete -c " + name + within + names + value + described(option.description());
    }

    private static String described(String... description) {
        String first = description.length == 0 ? "" : description[0].replace("${COMPLETION-CANDIDATES}", "a state");
        return " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'\n";
    }
}
