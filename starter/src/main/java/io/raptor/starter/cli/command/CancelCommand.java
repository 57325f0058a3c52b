package io.raptor.starter.cli.command;

import io.raptor.starter.task.TaskAction;
import picocli.CommandLine.Command;

/** Cancel a task; published documents stay. */
@Command(description = "Cancel a task; published documents stay.")
public final class CancelCommand extends StoppingCommand {

    public CancelCommand() {
        super(TaskAction.CANCEL);
    }
}
