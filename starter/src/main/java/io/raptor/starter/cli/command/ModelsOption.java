package io.raptor.starter.cli.command;

import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.task.TaskOperations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that lets a task continue with other models than it was started with. */
final class ModelsOption {

    private static final String CHANGED = "changed";

    @Option(
            names = "--models",
            paramLabel = CHANGED,
            description = "continue with other models than the task was started with")
    private @Nullable String models;

    /** What starts tasks as was asked for. */
    TaskOperations of(TaskOperations tasks) {
        if (models == null) {
            return tasks;
        }
        if (!models.equals(CHANGED)) {
            throw new InvalidSettings(List.of("--models must be " + CHANGED + ", not " + models));
        }
        return tasks.changingModels();
    }
}
