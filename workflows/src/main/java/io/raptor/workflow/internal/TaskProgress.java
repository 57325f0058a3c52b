package io.raptor.workflow.internal;

import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task has done so far. */
final class TaskProgress {

    /** Failures that {@code failedDocuments} answers. */
    static final int RECENT = 100;

    /** Failures within a status. */
    private static final int IN_STATUS = 20;

    /** Failures within the task's result, which stays a small event. */
    static final int IN_RESULT = 5;

    private final Instant createdAt;
    private final Deque<DocumentFailure> recent = new ArrayDeque<>();
    private Counts counts;
    private Usage usage;
    private String phase = "registering";
    private @Nullable Instant endedAt;
    private long doneBefore;

    TaskProgress(Instant createdAt, Counts counts, Usage usage) {
        this.createdAt = createdAt;
        this.counts = counts;
        this.usage = usage;
    }

    void registered(Counts found, Usage used) {
        counts = found;
        usage = usage.plus(used);
        doneBefore = found.finished();
    }

    /** All that the task did, as the store counts it. */
    void total(Counts all, Usage used) {
        counts = all;
        usage = usage.atLeast(used);
    }

    void phase(String name) {
        phase = name;
    }

    void ended(Instant at) {
        phase = "ended";
        endedAt = at;
    }

    /** What the task has used so far, of which later news is never less. */
    void spent(Usage whole) {
        usage = usage.atLeast(whole);
    }

    void add(DocumentResult result) {
        if (result.spent() != null) {
            spent(result.spent());
        }
        counts = counts.with(result.state());
        if (result.failure() != null) {
            recent.addFirst(result.failure());
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
        }
    }

    /** Failures that the store knows, newest first, behind those heard of here. */
    void recall(Collection<DocumentFailure> older) {
        older.forEach(recent::addLast);
    }

    void putBack(long failed, long partial) {
        counts = counts.add(DocumentState.FAILED, -failed).add(DocumentState.PARTIAL, -partial);
    }

    void forgetFailures() {
        recent.clear();
    }

    Counts counts() {
        return counts;
    }

    Usage usage() {
        return usage;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<DocumentFailure> failures() {
        return List.copyOf(recent);
    }

    TaskStatus status(String taskId, TaskRequest request, TaskControl control, DocumentWindow window) {
        return status(taskId, request, control, window, IN_STATUS);
    }

    TaskStatus status(String taskId, TaskRequest request, TaskControl control, DocumentWindow window, int failures) {
        long running = window.running();
        Instant now = endedAt == null ? Instant.ofEpochMilli(Workflow.currentTimeMillis()) : endedAt;
        double elapsed = Duration.between(createdAt, now).toMillis() / 1000.0;
        boolean ended = control.state().ended();
        return new TaskStatus(
                taskId,
                request.taskType(),
                request.dataset(),
                control.state(),
                phase,
                progress(control.state()),
                counts.total(),
                counts.completed(),
                counts.partial(),
                counts.failed(),
                Math.max(0, counts.unfinished() - running),
                running,
                counts.skipped(),
                counts.cancelled(),
                window.capacity(),
                usage.tokens(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.modelCalls(),
                usage.cachedCalls(),
                usage.cost(),
                request.raptor().useCheckpoints(),
                !ended && request.raptor().useCheckpoints(),
                control.paused(),
                control.reason(),
                createdAt,
                createdAt,
                control.pausedAt(),
                control.resumedAt(),
                endedAt,
                elapsed,
                ended ? null : eta(elapsed),
                new ArrayList<>(recent).subList(0, Math.min(failures, recent.size())));
    }

    /** A task without documents has done all it had to, unless it failed or was cancelled before it knew. */
    private double progress(TaskState state) {
        if (counts.total() == 0) {
            return state == TaskState.COMPLETED ? 1 : 0;
        }
        return (double) counts.finished() / counts.total();
    }

    /** {@code null} until something was finished in this run. */
    private @Nullable Double eta(double elapsed) {
        long done = counts.finished() - doneBefore;
        return done <= 0 ? null : elapsed / done * counts.unfinished();
    }
}
