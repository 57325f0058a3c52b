package io.raptor.workflow.activity;

import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The task's list of documents and what is known of each; on the control queue. */
@ActivityInterface(namePrefix = "Catalogue")
public interface CatalogueActivities {

    /**
     * Walks the sources and writes a row for every document: pending when new or changed, skipped when unchanged or
     * unsuitable. An unfinished run of the same task continues; a finished one is followed by its next run. Heartbeats.
     */
    Registration register(TaskRequest request);

    /**
     * Begins the next run of an ended task without a look at the sources: what was cancelled or never begun is pending,
     * all else stays as it is.
     */
    Registration reopen(TaskRequest request);

    /** The next pending documents by number; as many as a small payload holds. */
    Page pending(PageRequest request);

    /** The newest failures, newest first; as many as a small payload holds. */
    Failures failures(FailuresRequest request);

    /** Makes failed and partial documents pending again. */
    PutBack putBack(PutBackRequest request);

    /** Records how a document ended whose own workflow could not. */
    void finish(FinishRequest request);

    /** Makes every unfinished document {@code cancelled}. */
    Cancelled cancelUnfinished(TaskRef task);

    /**
     * Keeps the task's state where it outlives Temporal: the store. Workers look there before each model call.
     *
     * @return what the task has used so far
     */
    Spent record(TaskRecord record);

    /** Keeps a task's new budget where workers look before each model call. */
    void setBudget(BudgetRequest request);

    /**
     * @param counts of this run, with what an interrupted beginning of it has finished already
     * @param usage of the task so far
     * @param pausedBecause the reason (may be empty) when the store knows the interrupted run as paused
     * @param capabilities what the Temporal service can do for the task
     * @param missing documents of the dataset, indexed from these sources, that are no longer there
     * @param unserved ids of the task's models that no worker polls for
     */
    record Registration(
            Counts counts,
            Usage usage,
            long missing,
            ModelProfile models,
            @Nullable String pausedBecause,
            Capabilities capabilities,
            List<String> unserved) {}

    record TaskRef(String taskId) {}

    record PageRequest(String taskId, long after, int limit) {}

    /** @param last no further document is pending behind these */
    record Page(List<DocumentRef> documents, boolean last) {}

    record FailuresRequest(String taskId, int offset, int limit) {}

    record Failures(List<DocumentFailure> failures) {}

    /** @param documentIds {@code null} for all failed and partial documents */
    record PutBackRequest(String taskId, @Nullable List<String> documentIds) {}

    record PutBack(long failed, long partial) {}

    record FinishRequest(String taskId, DocumentResult result) {}

    /**
     * @param counts of the task's documents afterwards
     * @param usage of all of them
     */
    record Cancelled(long documents, Counts counts, Usage usage) {}

    /** @param held it paused by itself: its next run looks anew whether it must */
    record TaskRecord(
            String taskId, TaskState state, @Nullable String reason, boolean held) {}

    record Spent(Usage usage) {}

    record BudgetRequest(String taskId, Budget budget) {}
}
