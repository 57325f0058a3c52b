package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskContinuation;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.TaskStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Resume a paused, interrupted or cancelled task. */
@Command(description = "Resume a paused, interrupted or cancelled task.")
public final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    @SuppressWarnings("NullAway.Init")
    private String task;

    @Option(names = "--token-budget", paramLabel = "N", description = "first set its token budget to N")
    private @Nullable Long tokens;

    @Option(names = "--cost-budget", paramLabel = "X", description = "first set its cost budget to X USD")
    private @Nullable Double cost;

    @Mixin
    private ModelsOption models = new ModelsOption();

    @Option(names = "--wait", description = "wait until the task has ended")
    private boolean wait;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        return TaskContinuation.resumeOrRun(raptor, task, wait, json, tasks -> resume(models.of(tasks)));
    }

    private TaskStatus resume(TaskOperations tasks) {
        if (tokens != null || cost != null) {
            tasks.setBudget(task, new Budget(tokens, cost));
        }
        return tasks.control(task, TaskAction.RESUME, null);
    }
}
