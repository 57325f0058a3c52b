package io.raptor.starter.cli.command;

import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.TaskStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Resume a paused, interrupted or cancelled task. */
@Command(description = "Resume a paused, interrupted or cancelled task.")
public final class ResumeCommand extends ContinuingCommand {

    @Option(names = "--token-budget", paramLabel = "N", description = "first set its token budget to N")
    private @Nullable Long tokens;

    @Option(names = "--cost-budget", paramLabel = "X", description = "first set its cost budget to X USD")
    private @Nullable Double cost;

    @Override
    TaskStatus act(TaskOperations tasks, String task) {
        if (tokens != null || cost != null) {
            tasks.setBudget(task, new Budget(tokens, cost));
        }
        return tasks.control(task, TaskAction.RESUME, null);
    }
}
