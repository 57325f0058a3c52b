package io.raptor.activity;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import java.util.Optional;

/** The models that tasks began with, and go on with unless a change is asked for. */
public final class RecordedModels {

    private final Catalogue catalogue;

    public RecordedModels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the task began with; empty for one that the store does not know, or that never began. */
    public Optional<ModelProfile> recorded(String taskId) {
        return catalogue
                .task(taskId)
                .map(TaskRow::request)
                .map(TaskRequest::models)
                .map(ModelChoice::profile);
    }

    /** The same, of those that such a request uses. */
    public Optional<ModelProfile> recorded(String taskId, TaskRequest request) {
        return recorded(taskId).map(models -> models.usedBy(request.taskType()));
    }

    /**
     * The models for the task's next run.
     *
     * @param ours what they are where neither the request nor an earlier run names any
     * @throws IndexingException INVALID_REQUEST when the request names others than the task has used, and does not say
     *     that they may change
     */
    public ModelProfile choose(String taskId, TaskRequest request, ModelProfile ours) {
        ModelChoice asked = request.models();
        Optional<ModelProfile> recorded = recorded(taskId, request);
        boolean changed = asked != null && asked.changed();
        ModelProfile named = asked == null ? null : asked.profile();
        ModelProfile wanted =
                (named != null ? named : changed ? ours : recorded.orElse(ours)).usedBy(request.taskType());
        recorded.filter(before -> !changed && !before.sameModels(wanted)).ifPresent(before -> {
            throw new IndexingException(FailureType.INVALID_REQUEST, refusal(taskId, before, wanted));
        });
        return wanted;
    }

    private static String refusal(String taskId, ModelProfile before, ModelProfile wanted) {
        return "task " + taskId + " was started with " + before.text() + ", and would continue with " + wanted.text()
                + ": configure the former again, or continue with --models changed";
    }
}
