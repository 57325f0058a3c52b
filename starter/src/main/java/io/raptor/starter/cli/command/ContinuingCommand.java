package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskContinuation;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command that has a task go on: by what runs it, or else in the foreground. */
abstract class ContinuingCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(names = "--wait", description = "wait until the task has ended")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public final Integer call() {
        return TaskContinuation.resumeOrRun(raptor, task, wait, json, tasks -> act(models.of(tasks), task));
    }

    /** Has the task go on. */
    abstract TaskStatus act(TaskOperations tasks, String task);

    /** Prints a line beside what the command answers. */
    final void note(String line) {
        raptor.err().println(line);
    }
}
