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
import org.jspecify.annotations.Nullable;

/** A task's status out of the store, for when Temporal does not know the task (any more), or takes long to say. */
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
                now,
                null);
    }

    /**
     * Without what the store's figures tell.
     *
     * @param last what the task told of itself before; what only a task knows is taken from there
     */
    static TaskStatus of(TaskRow row, Catalogue catalogue, Instant now, @Nullable TaskStatus last) {
        return of(row, catalogue.failures(row.taskId(), 0, FAILURES), now, last);
    }

    private static TaskStatus of(TaskRow row, List<DocumentFailure> failures, Instant now, @Nullable TaskStatus last) {
        boolean paused = row.state() == TaskState.PAUSED;
        Instant until = row.endedAt() == null ? now : row.endedAt();
        Told told = last != null && isOf(row, last) ? Told.by(last, progress(row)) : Told.nothing(row, progress(row));
        return TaskStatus.of(
                row.taskId(),
                row.request(),
                new TaskStatus.Moment(row.state(), told.phase(), told.progress(), paused ? row.reason() : null),
                new TaskStatus.Work(row.counts(), 0, told.atOnce(), row.usage()),
                new TaskStatus.Times(
                        row.createdAt(),
                        row.startedAt(),
                        told.pausedAt(),
                        told.resumedAt(),
                        row.endedAt(),
                        Duration.between(row.startedAt(), until).toMillis() / 1000.0,
                        null),
                failures);
    }

    /** Whether it is of the run that the store knows, which has not ended since. */
    private static boolean isOf(TaskRow row, TaskStatus last) {
        return !row.state().ended() && row.startedAt().equals(last.startedAt());
    }

    /** What a task alone knows. */
    private record Told(
            String phase,
            double progress,
            int atOnce,
            @Nullable Instant pausedAt,
            @Nullable Instant resumedAt) {

        static Told by(TaskStatus last, double documents) {
            return new Told(
                    last.phase(),
                    Math.max(documents, last.progress()),
                    last.maxConcurrentDocuments(),
                    last.pausedAt(),
                    last.resumedAt());
        }

        static Told nothing(TaskRow row, double documents) {
            String phase = row.state().ended() ? "ended" : "indexing";
            int atOnce = row.request().limits().maxConcurrentDocuments();
            return new Told(phase, documents, atOnce, null, null);
        }
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
