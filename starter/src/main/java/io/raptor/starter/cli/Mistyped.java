package io.raptor.starter.cli;

import io.raptor.starter.text.Visible;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be read, with what may have been meant. */
final class Mistyped implements IParameterExceptionHandler {

    /** Nobody should come to it by a slip. */
    private static final String NEVER_SUGGESTED = "delete";

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(Visible.text(String.valueOf(fault.getMessage())));
        List<String> meant = fault instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .filter(word -> !word.endsWith(NEVER_SUGGESTED))
                        .toList()
                : List.of();
        if (meant.isEmpty()) {
            line.usage(err);
        } else {
            err.println("Did you mean: " + Visible.text(String.join(" or ", meant)) + "?");
        }
        return ExitCode.USAGE;
    }
}
