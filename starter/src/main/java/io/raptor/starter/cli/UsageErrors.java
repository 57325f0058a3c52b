package io.raptor.starter.cli;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.text.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be read, with what may have been meant. */
final class UsageErrors implements IParameterExceptionHandler {

    /** Nobody should come to it by a slip. */
    private static final String NEVER_SUGGESTED = "delete";

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(Visible.text(String.valueOf(fault.getMessage())));
        if (!(fault instanceof UnmatchedArgumentException unmatched && suggested(unmatched, err))) {
            line.usage(err);
        }
        return ExitCode.USAGE;
    }

    /** @return whether anything was */
    private static boolean suggested(UnmatchedArgumentException unmatched, PrintWriter err) {
        if (unmatched.getUnmatched().stream().anyMatch(word -> word.startsWith("-"))) {
            return UnmatchedArgumentException.printSuggestions(unmatched, err);
        }
        List<String> meant = unmatched.getSuggestions();
        // The likeliest comes first: without it the others are far-fetched.
        if (meant.isEmpty() || meant.get(0).endsWith(NEVER_SUGGESTED)) {
            return false;
        }
        String root = unmatched.getCommandLine().getCommandSpec().qualifiedName() + " ";
        String commands = meant.stream()
                .filter(word -> !word.endsWith(NEVER_SUGGESTED))
                .map(word -> root + word)
                .collect(Collectors.joining(" or "));
        err.println("Did you mean: " + Visible.text(commands) + "?");
        return true;
    }
}
