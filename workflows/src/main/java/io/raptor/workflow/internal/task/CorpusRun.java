package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.CorpusState;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Promise;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at the work on all documents together, in one run of the task's workflow. It keeps where the work stands,
 * so that the next run continues there.
 */
public final class CorpusRun {

    /** The part of the task that the work needs. */
    interface Task {

        /** A phase has begun, or come further. */
        void reached(CorpusState state);

        /** A step has failed for good, and is left out. */
        void leftOut(FailureCause cause);

        /** The task's models. */
        ModelProfile models();

        /** No other step is to begin in this run. */
        boolean enough(int begun);
    }

    /** The run has to end before the work does. */
    static final class Unfinished extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unfinished() {
            super("continues as new", null, false, false);
        }
    }

    private final List<String> phases;
    private final PauseGate gate;
    private final int width;
    private final int mostFailed;
    private final Task task;
    private CorpusState state;
    private int begun;

    CorpusRun(List<String> phases, PauseGate gate, int width, int mostFailed, Task task, CorpusState from) {
        this.phases = List.copyOf(phases);
        this.gate = gate;
        this.width = width;
        this.mostFailed = mostFailed;
        this.task = task;
        this.state = from;
    }

    /**
     * Runs a phase's steps, or those that an earlier run has left; nothing where the work is past it.
     *
     * @param steps asked once, when the phase begins
     * @param step begins the step with that index; {@code null} when there is nothing to do for it
     */
    public void phase(String name, IntSupplier steps, IntFunction<@Nullable Promise<Void>> step) {
        phase(name, steps, step, (index, cause) -> {});
    }

    /**
     * The same, with a word about each step that is left out.
     *
     * @param leftOut takes the index of a step that failed for good, and why
     */
    public void phase(
            String name,
            IntSupplier steps,
            IntFunction<@Nullable Promise<Void>> step,
            BiConsumer<Integer, FailureCause> leftOut) {
        int here = phases.indexOf(name);
        int reached = phases.indexOf(state.phase());
        if (here < 0) {
            throw new IllegalArgumentException(name + " is no phase of " + phases);
        }
        if (here < reached) {
            return;
        }
        if (here > reached || state.steps() < 0) {
            int number = gate.step(steps::getAsInt);
            state = state.entering(name, number);
        }
        task.reached(state);
        int next = new FanOut<>(gate, width, new Steps(step, leftOut)).run(state.next(), state.steps());
        state = state.upTo(next);
        task.reached(state);
        if (next < state.steps()) {
            throw new Unfinished();
        }
    }

    /** The models of the task. */
    public ModelProfile models() {
        return task.models();
    }

    /** Keeps a number for the phases that follow, also in the next run. */
    public void keep(String name, long number) {
        state = state.keeping(name, number);
    }

    /** A number that was kept; 0 where none was. */
    public long kept(String name) {
        return state.kept().getOrDefault(name, 0L);
    }

    /** Where the work stands. */
    CorpusState state() {
        return state;
    }

    private final class Steps implements FanOut.Steps<Void> {

        private final IntFunction<@Nullable Promise<Void>> step;
        private final BiConsumer<Integer, FailureCause> leftOut;
        private int ended = state.next();

        Steps(IntFunction<@Nullable Promise<Void>> step, BiConsumer<Integer, FailureCause> leftOut) {
            this.step = step;
            this.leftOut = leftOut;
        }

        @Override
        public @Nullable Promise<Void> start(int index) {
            Promise<Void> promise = step.apply(index);
            begun += promise == null ? 0 : 1;
            return promise;
        }

        @Override
        public void done(int index, Void nothing) {
            end();
        }

        private void end() {
            ended++;
            task.reached(state.upTo(ended));
        }

        @Override
        public void failed(int index, ActivityFailure failure) {
            FailureCause cause = FailureCause.of(failure);
            if (!cause.type().leavesGap()) {
                throw failure;
            }
            state = state.withFailure();
            leftOut.accept(index, cause);
            if (state.failed() > mostFailed) {
                throw new WorkFailed(cause);
            }
            task.leftOut(cause);
            end();
        }

        @Override
        public boolean enough() {
            return task.enough(begun);
        }
    }
}
