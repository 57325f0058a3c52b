package io.raptor.starter.task;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models that tasks started from here are to use. A task that was begun with others is not started with them, unless
 * somebody says that they may change: its trees would be the work of both, and nobody would know.
 */
public final class ChosenModels {

    private final @Nullable ModelProfile own;
    private final boolean changing;

    private ChosenModels(@Nullable ModelProfile own, boolean changing) {
        this.own = own;
        this.changing = changing;
    }

    /** Those that this process is set up with. */
    public static ChosenModels of(ModelProfile own) {
        return new ChosenModels(own, false);
    }

    /** None are named here: workers use their own. */
    public static ChosenModels unnamed() {
        return new ChosenModels(null, false);
    }

    /** These, for tasks that may have been begun with others. */
    ChosenModels changing() {
        return new ChosenModels(own, true);
    }

    boolean isChanging() {
        return changing;
    }

    /**
     * What to send with a task's start.
     *
     * @param type of the task: what models it uses
     * @param known the choice of the run before
     * @param goesOn that run has not ended: leave to change its models is left to this one, too
     * @return {@code null} to name nothing
     * @throws OperationException CONFLICT when the task was begun with other models
     */
    @Nullable
    ModelChoice chosen(String taskId, TaskType type, Optional<ModelChoice> known, boolean goesOn) {
        ModelProfile begun = usedBy(type, known.map(ModelChoice::profile).orElse(null));
        ModelProfile ours = usedBy(type, own);
        boolean other = other(begun, ours);
        if (other && !changing) {
            throw begunWithOthers(taskId, words(begun), words(ours));
        }
        boolean changed = changing
                || (goesOn && !other && known.filter(ModelChoice::changed).isPresent());
        return ours == null && !changed ? null : new ModelChoice(ours, changed);
    }

    /**
     * Refuses to take a task that runs with other models for what was asked for.
     *
     * @param known by what it was started
     * @throws OperationException CONFLICT naming both
     */
    void refuseOthersOfRunning(String taskId, Optional<TaskRequest> known) {
        ModelProfile begun =
                known.map(TaskRequest::models).map(ModelChoice::profile).orElse(null);
        ModelProfile ours = known.isPresent() ? usedBy(known.get().taskType(), own) : own;
        boolean unnamed = begun == null || ours == null;
        if (unnamed ? changing : other(begun, ours)) {
            String with = begun == null ? "" : " with " + words(begun);
            String wanted = ours == null ? "" : ", not with " + words(ours);
            throw new OperationException(
                    Kind.CONFLICT,
                    "task " + taskId + " runs" + with + wanted
                            + ": wait for its end, or cancel it, and then continue with --models changed");
        }
    }

    private static OperationException begunWithOthers(String taskId, String begun, String own) {
        return new OperationException(
                Kind.CONFLICT,
                "task " + taskId + " was started with " + begun + "; this process is configured for " + own
                        + ": configure the former again, or continue with --models changed");
    }

    private static @Nullable ModelProfile usedBy(TaskType type, @Nullable ModelProfile models) {
        return models == null ? null : models.usedBy(type);
    }

    /** Batch sizes and where a model runs change no tree. */
    private static boolean other(@Nullable ModelProfile one, @Nullable ModelProfile another) {
        return one != null && another != null && !one.sameModels(another);
    }

    private static String words(@Nullable ModelProfile profile) {
        return profile == null ? "models unknown here" : profile.text();
    }
}
