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
