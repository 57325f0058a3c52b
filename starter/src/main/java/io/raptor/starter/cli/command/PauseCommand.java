package io.raptor.starter.cli.command;

import io.raptor.starter.task.TaskAction;
import picocli.CommandLine.Command;

/** Pause a task: calls in flight finish, no new ones start. */
@Command(description = "Pause a task: calls in flight finish, no new ones start.")
public final class PauseCommand extends StoppingCommand {

    public PauseCommand() {
        super(TaskAction.PAUSE);
    }
}
