package io.raptor.activity;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import java.util.Optional;

/** The models that each task goes on with: those that it began with, unless a change was asked for. */
public final class TaskModels {

    private final Catalogue catalogue;
    private final Ledger ledger;

    public TaskModels(Store store) {
        this.catalogue = store.catalogue();
        this.ledger = store.ledger();
    }

    /** What the task began with; empty for one that the store does not know, or that never began. */
    public Optional<ModelProfile> recorded(String taskId) {
        return catalogue
                .task(taskId)
                .map(TaskRow::request)
                .map(TaskRequest::models)
                .map(ModelChoice::profile);
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
        Optional<ModelProfile> recorded = recorded(taskId);
        ModelProfile wanted = asked != null && asked.profile() != null ? asked.profile() : recorded.orElse(ours);
        recorded.filter(before -> asked == null || !asked.changed())
                .filter(before -> differs(taskId, before, wanted))
                .ifPresent(before -> {
                    throw new IndexingException(FailureType.INVALID_REQUEST, refusal(taskId, before, wanted));
                });
        return wanted;
    }

    /** A chat model that never answered has left nothing in the task, so a mistyped name can be corrected. */
    private boolean differs(String taskId, ModelProfile before, ModelProfile wanted) {
        return !before.embedding().equals(wanted.embedding())
                || (!before.chat().equals(wanted.chat()) && ledger.hasCalled(taskId, before.chat()));
    }

    private static String refusal(String taskId, ModelProfile before, ModelProfile wanted) {
        return "task " + taskId + " was begun with " + before.text() + ", and would go on with " + wanted.text()
                + ": set up the former again, or go on with --models changed";
    }
}
