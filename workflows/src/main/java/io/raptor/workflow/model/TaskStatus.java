package io.raptor.workflow.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task at one moment, as every surface shows it.
 *
 * @param phase what the task is at: {@code registering}, {@code indexing}, {@code finishing} or {@code ended}
 * @param progress finished documents ÷ all, 1 only once everything is stored
 * @param maxConcurrentDocuments documents worked on at once, as last set
 * @param tokenCount input and output tokens together
 * @param estimatedCost in the price table's currency; {@code null} where no price is known
 * @param failures the newest, at most 20
 */
public record TaskStatus(
        String taskId,
        TaskType taskType,
        String dataset,
        TaskState state,
        String phase,
        double progress,
        long totalDocuments,
        long completedDocuments,
        long partialDocuments,
        long failedDocuments,
        long pendingDocuments,
        long runningDocuments,
        long skippedDocuments,
        long cancelledDocuments,
        int maxConcurrentDocuments,
        long tokenCount,
        long inputTokens,
        long outputTokens,
        long modelCalls,
        long cachedCalls,
        @Nullable Double estimatedCost,
        boolean useCheckpoints,
        boolean canPause,
        boolean isPaused,
        @Nullable String pauseReason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant resumedAt,
        @Nullable Instant completedAt,
        double elapsedSeconds,
        @Nullable Double etaSeconds,
        List<DocumentFailure> failures) {

    public TaskStatus {
        failures = List.copyOf(failures);
    }

    /** Documents that are neither pending nor running. */
    public long finishedDocuments() {
        return totalDocuments - pendingDocuments - runningDocuments;
    }

    /** Where a task stands. */
    public record Moment(
            TaskState state,
            String phase,
            double progress,
            @Nullable String pauseReason) {}

    /**
     * What a task has done, and does.
     *
     * @param running documents worked on now
     * @param atOnce documents that may be worked on at once
     */
    public record Work(Counts counts, long running, int atOnce, Usage usage) {}

    /** A task's times. */
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant paused,
            @Nullable Instant resumed,
            @Nullable Instant completed,
            double elapsedSeconds,
            @Nullable Double etaSeconds) {}

    /** The status of the task that {@code request} asks for. */
    public static TaskStatus of(
            String taskId, TaskRequest request, Moment now, Work work, Times times, List<DocumentFailure> failures) {
        Counts counts = work.counts();
        Usage usage = work.usage();
        return new TaskStatus(
                taskId,
                request.taskType(),
                request.dataset(),
                now.state(),
                now.phase(),
                now.progress(),
                counts.total(),
                counts.completed(),
                counts.partial(),
                counts.failed(),
                Math.max(0, counts.unfinished() - work.running()),
                work.running(),
                counts.skipped(),
                counts.cancelled(),
                work.atOnce(),
                usage.tokens(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.modelCalls(),
                usage.cachedCalls(),
                usage.cost(),
                request.useCheckpoints(),
                !now.state().ended() && request.useCheckpoints(),
                now.state() == TaskState.PAUSED,
                now.pauseReason(),
                times.created(),
                times.started(),
                times.paused(),
                times.resumed(),
                times.completed(),
                times.elapsedSeconds(),
                times.etaSeconds(),
                failures);
    }

    /** This status with what is known meanwhile of its use of models. */
    public TaskStatus spending(Usage usage) {
        return new TaskStatus(
                taskId,
                taskType,
                dataset,
                state,
                phase,
                progress,
                totalDocuments,
                completedDocuments,
                partialDocuments,
                failedDocuments,
                pendingDocuments,
                runningDocuments,
                skippedDocuments,
                cancelledDocuments,
                maxConcurrentDocuments,
                usage.tokens(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.modelCalls(),
                usage.cachedCalls(),
                usage.cost(),
                useCheckpoints,
                canPause,
                isPaused,
                pauseReason,
                createdAt,
                startedAt,
                pausedAt,
                resumedAt,
                completedAt,
                elapsedSeconds,
                etaSeconds,
                failures);
    }
}
