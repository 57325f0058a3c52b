package io.raptor.workflow.internal.task;

import io.raptor.workflow.internal.task.Lifecycle.Event;
import io.raptor.workflow.model.CarriedState.Control;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides whether a task's work may go on. Repeating a control changes nothing and the last word
 * wins; handlers only call {@link #on} and {@link #hold}, the task's loop acts on what {@link #changed} tells.
 */
final class TaskControl implements PauseGate.GoAhead {

    private static final String A_PERSON = "user";

    private LifecycleState standing = LifecycleState.PENDING;
    private @Nullable String reason;
    private @Nullable HoldReport held;
    private @Nullable Instant pausedAt;
    private @Nullable Instant resumedAt;
    private long epoch;
    private LifecycleState acted = LifecycleState.PENDING;

    /** A paused task is paused for another reason than the one that was acted on. */
    private boolean renamed;

    /** Documents that wait under a go-ahead which is no longer the last. */
    private final Set<Long> outOfDate = new LinkedHashSet<>();

    /** Documents that hold, since {@link #markHandled}. */
    private final Set<Long> holding = new LinkedHashSet<>();

    TaskControl() {}

    /** The control of a task that continues in a new run; its state has been acted on in the run before. */
    TaskControl(Control carried) {
        held = carried.held();
        if (carried.paused()) {
            standing = held == null ? LifecycleState.PAUSED : LifecycleState.PAUSED_AND_HELD;
        } else {
            standing = held == null ? LifecycleState.RUNNING : LifecycleState.HELD;
        }
        acted = standing;
        reason = carried.pauseReason();
        pausedAt = carried.pausedAt();
        resumedAt = carried.resumedAt();
        epoch = carried.epoch();
    }

    void on(Event event, @Nullable String why, Instant at) {
        LifecycleState next = Lifecycle.after(standing, event);
        if (next == standing) {
            return;
        }
        if (event == Event.PAUSE) {
            reason = why == null || why.isBlank() ? null : why;
        }
        if (event == Event.RESUME || event == Event.RELEASE) {
            epoch++;
        }
        boolean pauses = next.state() == TaskState.PAUSED;
        if (pauses && standing.state() != TaskState.PAUSED) {
            pausedAt = at;
        } else if (!pauses && event != Event.CANCEL && standing.state() == TaskState.PAUSED) {
            resumedAt = event == Event.RESUME || event == Event.RELEASE ? at : resumedAt;
        }
        if (!next.pausedByPerson()) {
            reason = null;
        }
        if (!next.held()) {
            held = null;
        }
        standing = next;
    }

    /** Whether a pause now would only be another word for the one there is. */
    boolean renames(@Nullable String why) {
        return standing.pausedByPerson() && why != null && !why.isBlank() && !why.equals(reason);
    }

    /** The last word wins: the reason of a person's pause, where {@link #renames} holds. */
    void rename(String why) {
        reason = why;
        renamed = true;
    }

    /**
     * A document cannot go on, so the task holds. What needs a person outweighs what ends by itself. A report from
     * before the last go-ahead holds nothing: its document only has not heard of it.
     */
    void hold(HoldReport report, Instant at) {
        if (report.epoch() < epoch) {
            outOfDate.add(report.document());
            return;
        }
        if (Lifecycle.after(standing, Event.HOLD) == standing && !standing.held()) {
            return;
        }
        holding.add(report.document());
        if (held == null || (held.hold().endsByItself() && !report.hold().endsByItself())) {
            held = report;
        }
        on(Event.HOLD, null, at);
    }

    TaskState state() {
        return standing.state();
    }

    boolean paused() {
        return state() == TaskState.PAUSED;
    }

    boolean pausedByPerson() {
        return standing.pausedByPerson();
    }

    /** Why the task paused by itself; {@code null} when it did not. */
    @Nullable
    HoldReport held() {
        return held;
    }

    boolean heldBy(Hold hold) {
        return held != null && held.hold() == hold;
    }

    boolean mayStart() {
        return standing == LifecycleState.RUNNING;
    }

    /** Why the task is paused; {@code null} when it is not. */
    @Nullable
    String reason() {
        if (standing.pausedByPerson()) {
            return reason == null ? A_PERSON : reason;
        }
        return standing.held() ? said(Objects.requireNonNull(held)) : null;
    }

    private static String said(HoldReport report) {
        return report.hold().text() + ": " + report.message();
    }

    @Nullable
    Instant pausedAt() {
        return pausedAt;
    }

    @Nullable
    Instant resumedAt() {
        return resumedAt;
    }

    /** Whether work may begin. */
    @Override
    public boolean open() {
        return mayStart();
    }

    /** Go-aheads so far. */
    @Override
    public long epoch() {
        return epoch;
    }

    /** The task stands elsewhere than when {@link #markHandled} was called last. */
    boolean changed() {
        return standing != acted || renamed;
    }

    /** Whether documents need the change: all that matters to them is whether the task is paused. */
    boolean changedForDocuments() {
        return standing.state() != acted.state();
    }

    void markHandled() {
        acted = standing;
        renamed = false;
        holding.clear();
    }

    /** A hold and the go-ahead after it came at once: no change is left to act on, and the documents that hold wait. */
    boolean resumedUnseen() {
        return mayStart() && acted == standing && !holding.isEmpty();
    }

    /** Has those documents counted among the ones that have not heard. */
    void recallUnseen() {
        outOfDate.addAll(holding);
        holding.clear();
    }

    boolean hasOutOfDate() {
        return mayStart() && !outOfDate.isEmpty();
    }

    /** Documents that have not heard that they may go on, taken out. */
    List<Long> takeOutOfDate() {
        List<Long> taken = List.copyOf(outOfDate);
        outOfDate.clear();
        return taken;
    }

    Control carried() {
        return new Control(standing.pausedByPerson(), reason, pausedAt, resumedAt, held, epoch);
    }
}
