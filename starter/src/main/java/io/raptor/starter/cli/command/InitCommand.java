package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.SettingsFile;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Write a raptor.toml with the usual settings, commented out, into this folder. */
@Command(description = "Write a raptor.toml with the usual settings, commented out, into this folder.")
public final class InitCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Override
    public Integer call() {
        try {
            SettingsFile.writeExample(SettingsFile.PLACE);
        } catch (FileAlreadyExistsException there) {
            throw new OperationException(Kind.CONFLICT, SettingsFile.PLACE + " is here already: it is left as it is");
        } catch (IOException e) {
            throw new OperationException(
                    Kind.UNAVAILABLE, SettingsFile.PLACE + " cannot be written: check that this folder is yours");
        }
        raptor.out().println("Wrote " + SettingsFile.PLACE + ": remove the # before what you want to set.");
        return ExitCode.DONE;
    }
}
