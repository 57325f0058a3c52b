package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A task's status out of the store, for when Temporal does not know the task (any more). */
final class StoredStatus {

    private static final int FAILURES = 20;

    /** Nothing is left to do on all documents together. */
    private static final Set<TaskState> WHOLE = Set.of(TaskState.COMPLETED, TaskState.COMPLETED_WITH_FAILURES);

    private StoredStatus() {}

    /** One that has just been asked for, and of which nothing more is known. */
    static TaskStatus pending(String taskId, TaskRequest request, Instant now) {
        TaskState state = TaskState.PENDING;
        return of(
                new TaskRow(taskId, request, state, null, 1, now, now, null, Counts.NONE, Usage.NONE, false),
                List.of(),
                now);
    }

    /** Without what the store's figures tell. */
    static TaskStatus of(TaskRow row, Catalogue catalogue, Instant now) {
        return of(row, catalogue.failures(row.taskId(), 0, FAILURES), now);
    }

    private static TaskStatus of(TaskRow row, List<DocumentFailure> failures, Instant now) {
        boolean paused = row.state() == TaskState.PAUSED;
        Instant last = row.endedAt() == null ? now : row.endedAt();
        return TaskStatus.of(
                row.taskId(),
                row.request(),
                new TaskStatus.Moment(
                        row.state(),
                        row.state().ended() ? "ended" : "indexing",
                        progress(row),
                        paused ? row.reason() : null),
                new TaskStatus.Work(row.counts(), 0, row.request().limits().maxConcurrentDocuments(), row.usage()),
                new TaskStatus.Times(
                        row.createdAt(),
                        row.startedAt(),
                        null,
                        null,
                        row.endedAt(),
                        Duration.between(row.startedAt(), last).toMillis() / 1000.0,
                        null),
                failures);
    }

    private static double progress(TaskRow row) {
        Counts counts = row.counts();
        if (counts.total() == 0) {
            return row.state() == TaskState.COMPLETED ? 1 : 0;
        }
        double documents = (double) (counts.finished() - counts.cancelled()) / counts.total();
        boolean more = row.request().raptor().overDataset() && !WHOLE.contains(row.state());
        return more ? TaskFigures.DOCUMENTS_SHARE * documents : documents;
    }
}
