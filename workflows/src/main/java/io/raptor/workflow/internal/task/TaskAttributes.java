package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * A task's search attributes. Each change is an event, so they follow the state at once and the progress in steps: the
 * status query tells more.
 */
final class TaskAttributes {

    private static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("RaptorState");
    private static final SearchAttributeKey<String> DATASET = SearchAttributeKey.forKeyword("RaptorDataset");
    private static final SearchAttributeKey<String> TYPE = SearchAttributeKey.forKeyword("RaptorTaskType");
    private static final SearchAttributeKey<Double> PROGRESS = SearchAttributeKey.forDouble("RaptorProgress");
    private static final SearchAttributeKey<Long> FAILED = SearchAttributeKey.forLong("RaptorFailed");

    private static final double STEP = 0.05;

    private @Nullable TaskState shown;
    private double progress;

    /** @param dataset what to show as its name */
    void show(TaskStatus status, String dataset) {
        if (status.state() == shown && status.progress() < progress + STEP) {
            return;
        }
        shown = status.state();
        progress = status.progress();
        Workflow.upsertTypedSearchAttributes(
                STATE.valueSet(status.state().text()),
                DATASET.valueSet(dataset),
                TYPE.valueSet(status.taskType().name().toLowerCase(java.util.Locale.ROOT)),
                PROGRESS.valueSet(status.progress()),
                FAILED.valueSet(status.failedDocuments()));
    }
}
