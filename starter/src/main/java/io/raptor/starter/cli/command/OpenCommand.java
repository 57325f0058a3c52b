package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.Browser;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Open the page of the running server in a browser. */
@Command(description = "Open the page of the running server in a browser.")
public final class OpenCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Option(names = "--print", description = "print the address, and open nothing")
    private boolean print;

    @Override
    public Integer call() {
        Owner owner = new OwnerFile(raptor.home())
                .read()
                .orElseThrow(() -> new OperationException(
                        Kind.UNAVAILABLE, "no server runs for this home: start ./raptor serve, and open it again"));
        raptor.out().println(owner.url());
        if (!print && !Browser.open(owner.url())) {
            raptor.err().println("No browser could be started: open the address above in one.");
        }
        return ExitCode.DONE;
    }
}
