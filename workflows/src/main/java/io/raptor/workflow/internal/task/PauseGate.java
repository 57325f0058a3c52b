package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.FailureType;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gate before each activity: shut while the task is paused. A step that fails for a reason which is not its
 * own is reported to the task and done again once that resumes.
 */
public final class PauseGate {

    /** A report that got lost is sent again after this time, and then ever more rarely. */
    private static final Duration FIRST_REPEAT = Duration.ofMinutes(1);

    private static final Duration LAST_REPEAT = Duration.ofHours(6);

    /** How long the task's word that it is paused may take to get here, after a worker has heard of it already. */
    private static final Duration WORD_OF_PAUSE = Duration.ofSeconds(2);

    /** So often the model may be gone for one step though it is there again for others; then it is the step's fault. */
    private static final int MOST_OUTAGES = 3;

    private final GoAhead goAhead;
    private final Reports reports;
    private @Nullable FailureCause held;

    /** The condition under which work may begin. */
    interface GoAhead {

        boolean open();

        /** Counts how often the task has gone on after a pause. */
        long epoch();
    }

    /** The reports of work on what it waits for. */
    interface Reports {

        /**
         * Tells the task that this work cannot go on.
         *
         * @return whether the gate stays shut until it is {@link #release released}; otherwise the go-ahead says when
         */
        boolean held(FailureCause why);

        /** Whether a step that no worker has taken only waits its turn: workers poll for its model. */
        boolean isServed(FailureCause untaken);
    }

    PauseGate(GoAhead goAhead, Reports reports) {
        this.goAhead = goAhead;
        this.reports = reports;
    }

    /** The task resumes: nothing holds this work any more. */
    void release() {
        held = null;
    }

    /** The task is paused. */
    public boolean paused() {
        return !goAhead.open();
    }

    /** The task's go-ahead that is known here. */
    public long epoch() {
        return goAhead.epoch();
    }

    /** Waits until work may begin; ends by {@code CanceledFailure} when it is cancelled. */
    public void pass() {
        await(this::isOpen);
    }

    boolean isOpen() {
        return goAhead.open() && held == null;
    }

    /** While this work holds, its word to the task is repeated: messages may get lost. */
    void await(BooleanSupplier condition) {
        Backoff wait = new Backoff(FIRST_REPEAT, LAST_REPEAT);
        while (held != null && !Workflow.await(wait.now(), condition::getAsBoolean)) {
            FailureCause still = held;
            if (still != null) {
                reports.held(still);
            }
            wait.lengthen();
        }
        Workflow.await(condition::getAsBoolean);
    }

    /** Runs a step that has no others beside it; one whose failure holds the task is done again when that resumes. */
    public <T> T step(Supplier<T> step) {
        while (true) {
            pass();
            long begun = epoch();
            try {
                return step.get();
            } catch (ActivityFailure failure) {
                FailureCause cause = FailureCause.of(failure);
                if (cause.type().hold().filter(hold -> !hold.endsByItself()).isEmpty()) {
                    throw failure;
                }
                hold(cause, begun);
            }
        }
    }

    /**
     * Whether a failed step is done again when the task resumes, rather than held against its document.
     *
     * @param outages counts one more for the step, and answers how many it has met
     * @param begun the go-ahead under which the step began
     */
    boolean waits(ActivityFailure failure, IntSupplier outages, long begun) {
        FailureCause cause = FailureCause.of(failure);
        boolean refusedAsPaused = cause.type() == FailureType.TASK_PAUSED;
        boolean holds = cause.type().hold().isPresent();
        if (!(cause.type().passes() || refusedAsPaused || holds)) {
            return false;
        }
        if (cause.type() == FailureType.MODEL_UNAVAILABLE && outages.getAsInt() > MOST_OUTAGES) {
            return false;
        }
        if (refusedAsPaused) {
            Workflow.await(WORD_OF_PAUSE, () -> !goAhead.open());
        } else if (holds && !(cause.type() == FailureType.WORKER_MISSING && reports.isServed(cause))) {
            hold(cause, begun);
        }
        return true;
    }

    private void hold(FailureCause cause, long begun) {
        if (isOpen() && !isAnswered(begun)) {
            held = cause;
            if (!reports.held(cause)) {
                held = null;
            }
        }
    }

    /** Somebody has said since that the task resumes, and may have removed the cause: the step asks anew before it holds. */
    private boolean isAnswered(long begun) {
        return begun < epoch();
    }
}
