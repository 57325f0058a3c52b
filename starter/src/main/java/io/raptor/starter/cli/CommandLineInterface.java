package io.raptor.starter.cli;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.terminal.OutputForm;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.temporal.UnreachableException;
import io.raptor.workflow.model.FailureType;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs one command; what goes wrong is said in a line or two, and in full in the log. */
public final class CommandLineInterface {

    private CommandLineInterface() {}

    /** @return the exit code */
    public static int run(String... arguments) {
        OutputForm.Choice choice = OutputForm.of(arguments);
        String[] known = choice.arguments().toArray(String[]::new);
        CommandLine line = line(known)
                .setOut(new PrintWriter(
                        choice.form().on(new PrintWriter(System.out, true, StandardCharsets.UTF_8)), true))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(CommandLineInterface::explain);
        int code = line.execute(known);
        line.getOut().flush();
        return code;
    }

    static CommandLine line(String... arguments) {
        CommandLine line = Commands.addTo(new CommandLine(new Raptor()), arguments);
        if (List.of(arguments).contains(WarmUpCommand.NAME)) {
            line.addSubcommand(WarmUpCommand.NAME, new WarmUpCommand(CommandLineInterface::run));
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(new UsageErrors());
    }

    static int explain(Exception failure, CommandLine line, ParseResult unused) {
        Raptor raptor = (Raptor) line.getCommandSpec().root().userObject();
        raptor.fail(message(failure));
        if (unknown(failure)) {
            line.getErr()
                    .println("The home is " + raptor.home().toAbsolutePath().normalize()
                            + "; ./raptor list shows what it holds.");
        }
        if (code(failure) == ExitCode.ERROR && !explained(failure) && System.getProperty("raptor.log.file") != null) {
            LoggerFactory.getLogger(CommandLineInterface.class).error("the command failed", failure);
            line.getErr().println("Details are in " + System.getProperty("raptor.log.file"));
        }
        return code(failure);
    }

    /** Something was named that is not here: it may be in another home. */
    private static boolean unknown(Throwable failure) {
        return cause(failure) instanceof OperationException refused && refused.kind() == Kind.UNKNOWN;
    }

    /** The message is all that there is to know: the log would only repeat it. */
    private static boolean explained(Throwable failure) {
        Throwable ours = cause(failure);
        return ours instanceof OperationException
                || (ours instanceof IndexingException typed && typed.type() != FailureType.INTERNAL);
    }

    private static String message(Throwable failure) {
        Throwable ours = cause(failure);
        return ours.getMessage() == null ? ours.getClass().getSimpleName() : ours.getMessage();
    }

    static int code(Throwable failure) {
        Throwable ours = cause(failure);
        boolean usage = ours instanceof InvalidSettings
                || (ours instanceof OperationException refused && refused.kind() == Kind.INVALID);
        return usage ? ExitCode.USAGE : ExitCode.ERROR;
    }

    /** The innermost of our own exceptions: Spring wraps what went wrong while it put things together. */
    private static Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IndexingException
                    || cause instanceof OperationException
                    || cause instanceof InvalidSettings
                    || cause instanceof UnreachableException
                    || cause.getClass() == IllegalStateException.class) {
                return cause;
            }
        }
        return failure;
    }
}
