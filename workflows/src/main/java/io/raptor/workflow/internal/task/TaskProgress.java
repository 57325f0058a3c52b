package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.CorpusState;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The progress of a task. */
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
    private @Nullable Corpus work;
    private @Nullable CorpusState corpus;
    private int corpusFailures;
    private boolean corpusExpected;
    private boolean corpusEnded;
    private @Nullable Instant endedAt;

    TaskProgress(Instant createdAt, Counts counts, Usage usage) {
        this.createdAt = createdAt;
        this.counts = counts;
        this.usage = usage;
    }

    void registered(Counts found, Usage used) {
        counts = found;
        usage = usage.plus(used);
    }

    /** All that the task did, as the store counts it. */
    void total(Counts all, Usage used) {
        counts = all;
        usage = usage.atLeast(used);
    }

    void phase(String name) {
        phase = name;
    }

    /** @param corpus there is work on all documents together after that on each */
    void expect(boolean corpus) {
        corpusExpected = corpus;
    }

    /** That work has ended, well or badly, or ends with this run. */
    void corpusEnded() {
        corpus = null;
        corpusEnded = true;
    }

    /** @param from where an earlier run left the work; {@code null} when it begins anew */
    void corpusBegins(Corpus begun, @Nullable CorpusState from) {
        work = begun;
        corpus = from;
        corpusFailures = from == null ? 0 : from.failed();
        phase = begun.shown(from == null ? begun.phases().get(0) : from.phase());
        recent.removeIf(failure -> failure.docId().equals(DocumentFailure.ALL_DOCUMENTS));
    }

    /** The work on all documents together has come so far. */
    void corpus(CorpusState state) {
        corpus = state;
        phase = work == null ? state.phase() : work.shown(state.phase());
    }

    /** Part of the work on all documents together, or all of it, has failed for good. */
    void corpusFailed(DocumentFailure failure) {
        corpusFailures++;
        newest(failure);
    }

    boolean corpusHasFailed() {
        return corpusFailures > 0;
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
            newest(result.failure());
        }
    }

    private void newest(DocumentFailure failure) {
        recent.addFirst(failure);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    /** Failures that the store knows, newest first, behind those heard of here. */
    void reload(Collection<DocumentFailure> older) {
        older.forEach(recent::addLast);
    }

    void requeued(long failed, long partial) {
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
        Instant now = endedAt == null ? WorkflowClock.now() : endedAt;
        double elapsed = Duration.between(createdAt, now).toMillis() / 1000.0;
        return TaskStatus.of(
                taskId,
                request,
                new TaskStatus.Moment(control.state(), phase, progress(control.state()), control.reason()),
                new TaskStatus.Work(counts, window.running(), window.capacity(), usage),
                new TaskStatus.Times(
                        createdAt, createdAt, control.pausedAt(), control.resumedAt(), endedAt, elapsed, null),
                new ArrayList<>(recent).subList(0, Math.min(failures, recent.size())));
    }

    /** A task without documents has done all it had to, unless it failed or was cancelled before it knew. */
    private double progress(TaskState state) {
        if (counts.total() == 0) {
            return state == TaskState.COMPLETED ? 1 : 0;
        }
        double documents = (double) (counts.finished() - counts.cancelled()) / counts.total();
        double share = TaskFigures.DOCUMENTS_SHARE;
        return corpusExpected ? share * documents + (1 - share) * corpusProgress() : documents;
    }

    private double corpusProgress() {
        if (corpus == null || work == null) {
            return corpusEnded ? 1 : 0;
        }
        return work.progress(corpus);
    }
}
