package io.raptor.workflow.internal;

import io.raptor.workflow.model.FailureType;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a document's work passes before each activity: shut while the task is paused, and only so many at once. A step
 * that fails for a reason which is not the document's is reported to the task and done again once that goes on.
 */
final class Gate {

    /** A report that got lost is sent again after this time, and then ever more rarely. */
    private static final Duration FIRST_REPEAT = Duration.ofMinutes(1);

    private static final Duration LAST_REPEAT = Duration.ofHours(6);

    /** How long the task's word that it is paused may take to get here, after a worker has heard of it already. */
    private static final Duration WORD_OF_PAUSE = Duration.ofSeconds(2);

    /** So often the model may be gone for one step though it is there again for others; then it is the step's fault. */
    private static final int MOST_OUTAGES = 3;

    private final Reports reports;
    private boolean paused;
    private long epoch;
    private @Nullable Causes held;

    /** How a document speaks of what it waits for. */
    interface Reports {

        /** Tells the task that this document cannot go on. */
        void held(Causes why);

        /** Whether a step that no worker has taken only waits its turn: workers poll for its model. */
        boolean isServed(Causes untaken);
    }

    /** @param epoch the task's go-ahead */
    Gate(boolean paused, long epoch, Reports reports) {
        this.paused = paused;
        this.epoch = epoch;
        this.reports = reports;
    }

    void pause() {
        paused = true;
    }

    /** @param goAhead the task's; {@code null} for the one that is known */
    void open(@Nullable Long goAhead) {
        paused = false;
        held = null;
        epoch = goAhead == null ? epoch : goAhead;
    }

    boolean paused() {
        return paused;
    }

    long epoch() {
        return epoch;
    }

    /** Waits until work may begin; ends by {@code CanceledFailure} when the document is cancelled. */
    void pass() {
        await(this::isOpen);
    }

    private boolean isOpen() {
        return !paused && held == null;
    }

    /** While this document holds, its word to the task is repeated: messages may get lost. */
    private void await(BooleanSupplier condition) {
        DoublingWait wait = new DoublingWait(FIRST_REPEAT, LAST_REPEAT);
        while (held != null && !Workflow.await(wait.now(), condition::getAsBoolean)) {
            Causes still = held;
            if (still != null) {
                reports.held(still);
            }
            wait.lengthen();
        }
        Workflow.await(condition::getAsBoolean);
    }

    /**
     * Runs the activities {@code from} (inclusive) to {@code to} (exclusive), at most {@code width} at once, and waits for
     * all that were begun.
     *
     * @param start begins the activity with that index; {@code null} when there is nothing to do for it
     * @param failed hears of each that failed for good; by throwing it ends the others' turn
     * @param enough asked after each that is begun; no other is then
     * @return the first that was not begun; {@code to} when all are done
     */
    <T> int each(
            int from,
            int to,
            int width,
            IntFunction<@Nullable Promise<T>> start,
            BiConsumer<Integer, T> done,
            BiConsumer<Integer, ActivityFailure> failed,
            BooleanSupplier enough) {
        Deque<Runnable> ended = new ArrayDeque<>();
        Deque<Integer> again = new ArrayDeque<>();
        Map<Integer, Integer> outages = new TreeMap<>();
        int[] inFlight = {0};
        int next = from;
        int end = to;
        while (next < end || !again.isEmpty()) {
            do {
                await(() -> !ended.isEmpty() || (isOpen() && inFlight[0] < width));
                settle(ended);
            } while (!isOpen() || inFlight[0] >= width);
            int index = again.isEmpty() ? next++ : again.remove();
            long goAhead = epoch;
            Promise<T> promise = start.apply(index);
            if (promise != null) {
                inFlight[0]++;
                promise.handle((result, failure) -> {
                    inFlight[0]--;
                    ended.add(() -> {
                        if (failure == null) {
                            done.accept(index, result);
                        } else if (!(failure instanceof ActivityFailure activity)) {
                            throw failure;
                        } else if (waits(activity, index, outages, goAhead)) {
                            again.add(index);
                        } else {
                            failed.accept(index, activity);
                        }
                    });
                    return null;
                });
            }
            if (next < end && enough.getAsBoolean()) {
                end = next;
            }
            if (next == end && again.isEmpty()) {
                await(() -> inFlight[0] == 0);
                settle(ended);
            }
        }
        return next;
    }

    /** Runs a step that has no others beside it; one whose failure holds the task is done again when that goes on. */
    <T> T step(Supplier<T> step) {
        while (true) {
            pass();
            long goAhead = epoch;
            try {
                return step.get();
            } catch (ActivityFailure failure) {
                Causes cause = Causes.of(failure);
                if (cause.type().hold().filter(hold -> !hold.endsByItself()).isEmpty()) {
                    throw failure;
                }
                hold(cause, goAhead);
            }
        }
    }

    private static void settle(Deque<Runnable> ended) {
        while (!ended.isEmpty()) {
            ended.remove().run();
        }
    }

    /**
     * Whether a failed step is done again when the task goes on, rather than held against its document.
     *
     * @param goAhead of the task, under which the step began
     */
    private boolean waits(ActivityFailure failure, int index, Map<Integer, Integer> outages, long goAhead) {
        Causes cause = Causes.of(failure);
        boolean refusedAsPaused = cause.type() == FailureType.TASK_PAUSED;
        boolean holds = cause.type().hold().isPresent();
        if (!(cause.type().passes() || refusedAsPaused || holds)) {
            return false;
        }
        if (cause.type() == FailureType.MODEL_UNAVAILABLE && outages.merge(index, 1, Integer::sum) > MOST_OUTAGES) {
            return false;
        }
        if (refusedAsPaused) {
            Workflow.await(WORD_OF_PAUSE, () -> paused);
        } else if (holds && !(cause.type() == FailureType.WORKER_MISSING && reports.isServed(cause))) {
            hold(cause, goAhead);
        }
        return true;
    }

    private void hold(Causes cause, long goAhead) {
        if (isOpen() && !isAnswered(goAhead)) {
            held = cause;
            reports.held(cause);
        }
    }

    /** Somebody has said since that the task goes on, and may have mended the cause: the step asks anew before it holds. */
    private boolean isAnswered(long goAhead) {
        return goAhead < epoch;
    }
}
