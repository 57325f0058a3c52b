package io.raptor.workflow.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task at one moment, as every surface shows it.
 *
 * @param phase what the task is at: {@code registering}, {@code indexing}, {@code finishing} or {@code ended}
 * @param progress share of the work that is done, or of the documents where that is not known; 1 only once everything is stored
 * @param maxConcurrentDocuments documents worked on at once, as last set
 * @param tokenCount input and output tokens together
 * @param estimatedCost in the price table's currency; {@code null} where no price is known
 * @param etaSeconds {@code null} while it is unknown, and wherever no work goes on
 * @param failures the newest, at most 20
 * @param interrupted it has not ended, and nothing runs it
 * @param passagesPerMinute what the process that runs it does, in passages of usual work; {@code null} while it is unknown
 * @param total of all runs; {@code null} where the store does not tell
 * @param graph of a task that makes one; {@code null} before there is any, and where the store does not tell
 * @param stuckReason why it does not go on though it runs, as a pause's reason begins; {@code null} for a task that nothing keeps
 * @param ignoredFiles of the sources, that names or patterns kept from being looked at, a folder as one; {@code null}
 *     where that was not counted
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
        List<DocumentFailure> failures,
        boolean interrupted,
        @Nullable Double passagesPerMinute,
        @Nullable TaskTotal total,
        @Nullable GraphFigures graph,
        @Nullable String stuckReason,
        @Nullable Long ignoredFiles) {

    public TaskStatus {
        failures = List.copyOf(failures);
    }

    /** Documents that came to an end of their own: none that is pending, running or was cancelled. */
    public long finishedDocuments() {
        return totalDocuments - pendingDocuments - runningDocuments - cancelledDocuments;
    }

    /** The state of a task at one moment. */
    public record Moment(
            TaskState state,
            String phase,
            double progress,
            @Nullable String pauseReason) {}

    /**
     * The work of a task, done and in flight.
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
                failures,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    /** This status with what the store knows of its task; as it is where that is still of the run before. */
    public TaskStatus with(TaskFigures figures) {
        if (figures.ended() && !state.ended()) {
            return this;
        }
        Usage usage = figures.usage();
        boolean atWork = state == TaskState.RUNNING && !figures.ended();
        TaskFigures.Pace pace = state.ended() ? null : figures.pace();
        long unfinished = pendingDocuments + runningDocuments;
        long running = state.ended() ? runningDocuments : Math.min(unfinished, figures.running());
        return new TaskStatus(
                taskId,
                taskType,
                dataset,
                state,
                phase,
                pace == null || pace.share() == null || unfinished == 0 || taskType != TaskType.RAPTOR
                        ? progress
                        : pace.share(),
                totalDocuments,
                completedDocuments,
                partialDocuments,
                failedDocuments,
                unfinished - running,
                running,
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
                figures.createdAt(),
                figures.startedAt(),
                pausedAt,
                resumedAt,
                completedAt,
                figures.elapsedSeconds(),
                atWork && pace != null ? pace.etaSeconds() : null,
                failures,
                interrupted,
                atWork && pace != null ? pace.passagesPerMinute() : null,
                figures.total(),
                taskType == TaskType.GRAPHRAG ? figures.graph() : null,
                stuckReason,
                figures.ignoredFiles());
    }

    /** This status of a task that something keeps from going on; {@code null} for nothing. */
    public TaskStatus stuck(@Nullable String reason) {
        return as(runningDocuments, etaSeconds, interrupted, passagesPerMinute, reason);
    }

    /** This status of a task that nothing runs. */
    public TaskStatus asInterrupted() {
        return as(0, null, !state.ended(), null, null);
    }

    /** @param running of the documents that have not ended */
    private TaskStatus as(
            long running, @Nullable Double eta, boolean nobodyRunsIt, @Nullable Double pace, @Nullable String reason) {
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
                pendingDocuments + runningDocuments - running,
                running,
                skippedDocuments,
                cancelledDocuments,
                maxConcurrentDocuments,
                tokenCount,
                inputTokens,
                outputTokens,
                modelCalls,
                cachedCalls,
                estimatedCost,
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
                eta,
                failures,
                nobodyRunsIt,
                pace,
                total,
                graph,
                reason,
                ignoredFiles);
    }
}
