package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.CorpusState;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * A task's work on all its documents together, beside the task's own loop: it runs, fails and is tried again as the
 * task's limits say, and waits while the task is paused.
 */
final class CorpusPhase {

    private final Corpus corpus;
    private final TaskRequest request;
    private final ModelProfile models;
    private final TaskControl control;
    private final TaskProgress progress;
    private final TaskSignals signals;
    private final ModelWorkers workers = new ModelWorkers(Policies.ofThisWorkflow());
    private final CancellationScope scope;
    private @Nullable Promise<Void> end;
    private @Nullable CorpusState unfinished;

    /** @param from where an earlier run left the work; {@code null} when it begins anew */
    CorpusPhase(
            Corpus corpus,
            TaskRequest request,
            ModelProfile models,
            TaskControl control,
            TaskProgress progress,
            TaskSignals signals,
            @Nullable CorpusState from) {
        this.corpus = corpus;
        this.request = request;
        this.models = models;
        this.control = control;
        this.progress = progress;
        this.signals = signals;
        this.scope = Workflow.newCancellationScope(() -> end = Async.procedure(this::attempt));
        this.unfinished = from;
    }

    /** Begins the work, or continues what an earlier run has left of it. */
    void begin() {
        progress.corpusBegins(corpus, unfinished);
        scope.run();
    }

    boolean hasEnded() {
        return end != null && end.isCompleted();
    }

    /** Where the next run continues; {@code null} when the work is done, or has failed for good. */
    @Nullable
    CorpusState unfinished() {
        return unfinished;
    }

    /** Ends it before time, and waits for that. */
    void stop() {
        scope.cancel("the task ends");
        Workflow.await(this::hasEnded);
    }

    /** @throws RuntimeException that ended the work, other than its own failure, which is counted */
    void requireSound() {
        RuntimeException failure = end == null ? null : end.getFailure();
        if (failure != null) {
            throw failure;
        }
    }

    private void attempt() {
        CorpusState from = unfinished;
        unfinished = null;
        new Attempts(request.limits())
                .run(from == null ? 1 : from.attempt(), number -> attempt(number, from), (cause, number) -> {
                    progress.corpusFailed(failure(cause, number));
                    return number;
                });
    }

    private int attempt(int number, @Nullable CorpusState from) {
        CorpusState begin = from != null && from.attempt() == number
                ? from
                : CorpusState.beginning(corpus.phases().get(0), number);
        PauseGate gate = new PauseGate(control, new Reports());
        CorpusRun run =
                new CorpusRun(corpus.phases(), gate, width(), request.limits().maxErrors(), new Steps(number), begin);
        try {
            corpus.build(run);
        } catch (CorpusRun.Unfinished endsHere) {
            unfinished = run.state();
        }
        return number;
    }

    private int width() {
        return request.limits().maxConcurrentCalls();
    }

    private static DocumentFailure failure(FailureCause cause, int attempts) {
        return new DocumentFailure(
                DocumentFailure.ALL_DOCUMENTS,
                cause.type().text(),
                cause.message(),
                attempts,
                true,
                WorkflowClock.now());
    }

    /** The part of the task that the steps need. */
    private final class Steps implements CorpusRun.Task {

        private final int attempt;

        Steps(int attempt) {
            this.attempt = attempt;
        }

        @Override
        public void reached(CorpusState state) {
            progress.corpus(state);
            signals.modelAnswered();
        }

        @Override
        public ModelProfile models() {
            return models;
        }

        @Override
        public void leftOut(FailureCause cause) {
            progress.corpusFailed(failure(cause, attempt));
        }

        @Override
        public boolean enough(int begun) {
            return begun >= request.startsPerRun() || Workflow.getInfo().isContinueAsNewSuggested();
        }
    }

    /** The task itself holds: there is nobody to tell, and its own control says when work resumes. */
    private final class Reports implements PauseGate.Reports {

        @Override
        public boolean held(FailureCause why) {
            signals.hold(ModelWorkers.report(why, 0, models, control.epoch()));
            return false;
        }

        @Override
        public boolean isServed(FailureCause untaken) {
            return workers.areThereFor(untaken, models);
        }
    }
}
