package io.raptor.starter.cli;

import io.raptor.starter.task.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Go on with a paused, interrupted or cancelled task. */
@Command(name = "resume", description = "Go on with a paused, interrupted or cancelled task.")
final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--wait", description = "follow to the end")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        return Steering.goOn(raptor, task, wait, json, tasks -> tasks.control(task, Control.RESUME, null));
    }
}
