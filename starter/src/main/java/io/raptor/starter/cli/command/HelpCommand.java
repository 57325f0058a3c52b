package io.raptor.starter.cli.command;

import io.raptor.starter.cli.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Show the help of a command, or list all commands. */
@Command(description = "Show the help of a command, or list all commands.", helpCommand = true)
public final class HelpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMMAND", arity = "0..2", description = "the command (default: all)")
    private List<String> command = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        CommandLine asked = all;
        for (String word : command) {
            CommandLine next = asked.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(asked, "there is no command " + String.join(" ", command));
            }
            asked = next;
        }
        asked.usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
