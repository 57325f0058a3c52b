package io.raptor.workflow.internal;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where a document's work passes before each activity: shut while the task is paused, and only so many at once. */
final class Gate {

    private boolean paused;

    Gate(boolean paused) {
        this.paused = paused;
    }

    void pause() {
        paused = true;
    }

    void open() {
        paused = false;
    }

    boolean paused() {
        return paused;
    }

    /** Waits until work may begin; ends by {@code CanceledFailure} when the document is cancelled. */
    void pass() {
        Workflow.await(() -> !paused);
    }

    /**
     * Runs {@code count} activities, at most {@code width} at once, and waits for all that were begun.
     *
     * @param start begins the activity with that index; {@code null} when there is nothing to do for it
     * @param failed hears of each that failed; by throwing it ends the others' turn
     */
    <T> void each(
            int count,
            int width,
            IntFunction<@Nullable Promise<T>> start,
            BiConsumer<Integer, T> done,
            BiConsumer<Integer, ActivityFailure> failed) {
        Deque<Runnable> ended = new ArrayDeque<>();
        int[] inFlight = {0};
        for (int i = 0; i < count; i++) {
            do {
                Workflow.await(() -> !ended.isEmpty() || (!paused && inFlight[0] < width));
                settle(ended);
            } while (paused || inFlight[0] >= width);
            int index = i;
            Promise<T> promise = start.apply(index);
            if (promise == null) {
                continue;
            }
            inFlight[0]++;
            promise.handle((result, failure) -> {
                inFlight[0]--;
                ended.add(() -> {
                    if (failure == null) {
                        done.accept(index, result);
                    } else if (failure instanceof ActivityFailure activity) {
                        failed.accept(index, activity);
                    } else {
                        throw failure;
                    }
                });
                return null;
            });
        }
        Workflow.await(() -> inFlight[0] == 0);
        settle(ended);
    }

    private static void settle(Deque<Runnable> ended) {
        while (!ended.isEmpty()) {
            ended.remove().run();
        }
    }
}
