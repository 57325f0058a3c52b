package io.raptor.starter.cli.command;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.FishCompletion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Print a script that completes commands and options in a shell. */
@Command(
        description = "Print a script that completes commands and options in a shell.",
        footer = {
            "",
            "bash: source <(./raptor completion bash)",
            "zsh:  source <(./raptor completion zsh)",
            "fish: ./raptor completion fish | source",
            "In the shell's start file, give raptor's whole path."
        })
public final class CompletionCommand implements Callable<Integer> {

    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        // The script for bash makes zsh understand it first.
        out.print(
                shell == Shell.FISH
                        ? FishCompletion.of(all.getCommandSpec())
                        : AutoComplete.bash(all.getCommandName(), all));
        out.flush();
        return ExitCode.DONE;
    }
}
