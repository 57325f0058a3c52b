package io.raptor.workflow.internal.task;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one kind, each an activity, side by side: only so many at once, and none begun while the gate is shut. A step
 * that fails for a reason which is not its own is done again once the task resumes.
 *
 * @param <T> what a step answers
 */
public final class FanOut<T> {

    /** The steps, by their index. */
    public interface Steps<T> {

        /** Begins a step; {@code null} when there is nothing to do for it. */
        @Nullable
        Promise<T> start(int index);

        /** A step has ended well. */
        void done(int index, T result);

        /** A step has failed for good; throwing it ends the others' turn. */
        default void failed(int index, ActivityFailure failure) {
            throw failure;
        }

        /** Asked after each that is begun: whether no other is to begin in this run. */
        default boolean enough() {
            return false;
        }
    }

    private final PauseGate gate;
    private final int width;
    private final Steps<T> steps;
    private final Deque<Runnable> ended = new ArrayDeque<>();
    private final Deque<Integer> again = new ArrayDeque<>();
    private final Map<Integer, Integer> outages = new TreeMap<>();
    private int inFlight;

    /** @param width steps in flight at once, at least 1 */
    public FanOut(PauseGate gate, int width, Steps<T> steps) {
        this.gate = gate;
        this.width = width;
        this.steps = steps;
    }

    /**
     * Runs the steps {@code from} (inclusive) to {@code to} (exclusive) and waits for all that were begun.
     *
     * @return the first that was not begun; {@code to} when all are done
     */
    public int run(int from, int to) {
        int next = from;
        int end = to;
        while (next < end || !again.isEmpty() || inFlight > 0 || !ended.isEmpty()) {
            if (next == end && again.isEmpty()) {
                gate.await(() -> !ended.isEmpty());
                settle();
                continue;
            }
            awaitRoom();
            begin(again.isEmpty() ? next++ : again.remove());
            if (next < end && steps.enough()) {
                end = next;
            }
        }
        return next;
    }

    private void awaitRoom() {
        do {
            gate.await(() -> !ended.isEmpty() || (gate.isOpen() && inFlight < width));
            settle();
        } while (!gate.isOpen() || inFlight >= width);
    }

    private void begin(int index) {
        long goAhead = gate.epoch();
        Promise<T> promise = steps.start(index);
        if (promise != null) {
            inFlight++;
            promise.handle((result, failure) -> {
                inFlight--;
                ended.add(() -> end(index, result, failure, goAhead));
                return null;
            });
        }
    }

    private void end(int index, T result, @Nullable RuntimeException failure, long goAhead) {
        if (failure == null) {
            steps.done(index, result);
        } else if (!(failure instanceof ActivityFailure activity)) {
            throw failure;
        } else if (gate.waits(activity, () -> outages.merge(index, 1, Integer::sum), goAhead)) {
            again.add(index);
        } else {
            steps.failed(index, activity);
        }
    }

    private void settle() {
        while (!ended.isEmpty()) {
            ended.remove().run();
        }
    }
}
