package io.raptor.starter.page;

import io.raptor.starter.task.Control;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task as the pages show it. */
record TaskCard(TaskStatus status, Band band) {

    private static final double MINUTE = 60;

    /** Something that happened to the task, and when. */
    record Event(String what, Instant at) {
        public String utc() {
            return Figures.utc(at);
        }
    }

    static TaskCard of(TaskStatus status) {
        return new TaskCard(status, Band.of(status));
    }

    public String id() {
        return status.taskId();
    }

    public String state() {
        return status.state().text();
    }

    public String label() {
        return status.state() == TaskState.COMPLETED_WITH_FAILURES ? "completed, with failures" : state();
    }

    /** So that no state is told by colour alone. */
    public String sign() {
        return switch (status.state()) {
            case PENDING -> "○";
            case RUNNING -> "▶";
            case PAUSED -> "‖";
            case CANCELLING, CANCELLED -> "⊘";
            case COMPLETED -> "✓";
            case COMPLETED_WITH_FAILURES -> "!";
            case FAILED -> "✕";
        };
    }

    public boolean ended() {
        return status.state().ended();
    }

    public boolean canPause() {
        return status.canPause() && !status.isPaused() && !ended();
    }

    public boolean canResume() {
        return status.isPaused() || status.state() == TaskState.CANCELLED;
    }

    public boolean canCancel() {
        return !ended() && status.state() != TaskState.CANCELLING;
    }

    /** Documents that a retry would put back. */
    public long retryable() {
        return status.failedDocuments() + status.partialDocuments();
    }

    public String percent() {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * status.progress()));
    }

    public String finished() {
        return Figures.number(status.finishedDocuments()) + " of " + Figures.number(status.totalDocuments());
    }

    /** Over all of the run so far, pauses included. */
    public String rate() {
        if (status.elapsedSeconds() < 1) {
            return "–";
        }
        return String.format(
                Locale.ROOT, "%.1f per min", MINUTE * status.finishedDocuments() / status.elapsedSeconds());
    }

    public String remaining() {
        Double eta = status.etaSeconds();
        if (ended()) {
            return "ended";
        }
        if (status.isPaused()) {
            return "paused";
        }
        return eta == null ? "calculating…" : "about " + Figures.seconds(eta);
    }

    public String elapsed() {
        return Figures.seconds(status.elapsedSeconds());
    }

    public String tokens() {
        return Figures.number(status.tokenCount());
    }

    public String calls() {
        return Figures.number(status.modelCalls()) + " made, " + Figures.number(status.cachedCalls()) + " spared";
    }

    public String cost() {
        return Figures.cost(status.estimatedCost());
    }

    /** What to do about a pause; empty for a task that is not paused. */
    public String advice() {
        if (!status.isPaused()) {
            return "";
        }
        return hold() == null
                ? "A person paused it. Documents in flight stop at their next checkpoint; resume it to go on."
                : switch (hold()) {
                    case OUTAGE ->
                        "The model does not answer. The task goes on by itself when it does; nothing is lost meanwhile.";
                    case CREDENTIALS ->
                        "The model refuses the key. Set the right one where the server is started, start it again, then"
                                + " resume.";
                    case QUOTA -> "The model's quota is used up. Raise it with the provider, then resume.";
                    case BUDGET -> "The next call would pass the task's budget. Raise the budget, then resume.";
                };
    }

    private @Nullable Hold hold() {
        String reason = status.pauseReason();
        for (Hold hold : Hold.values()) {
            if (reason != null && reason.startsWith(hold.text() + ":")) {
                return hold;
            }
        }
        return null;
    }

    public List<Event> timeline() {
        List<Event> events = new ArrayList<>();
        add(events, "created", status.createdAt());
        add(events, "started", status.startedAt());
        add(events, "paused", status.pausedAt());
        add(events, "resumed", status.resumedAt());
        add(events, "ended: " + label(), status.completedAt());
        events.sort(java.util.Comparator.comparing(Event::at));
        return events;
    }

    private static void add(List<Event> events, String what, @Nullable Instant at) {
        if (at != null) {
            events.add(new Event(what, at));
        }
    }

    /** What a control will do, said before it is done. */
    public String consequence(Control control) {
        String running = Figures.number(status.runningDocuments());
        String pending = Figures.number(status.pendingDocuments());
        return switch (control) {
            case PAUSE ->
                running + " documents in flight stop at their next checkpoint and " + pending
                        + " wait. Nothing that is finished is lost, and no further model calls are made until somebody"
                        + " resumes the task.";
            case RESUME ->
                "The task goes on with " + pending
                        + " waiting documents from their checkpoints. Model calls cost again.";
            case CANCEL ->
                running + " documents in flight are stopped and " + pending + " are not begun. "
                        + Figures.number(status.completedDocuments() + status.partialDocuments())
                        + " finished trees stay and can be searched. Resuming it later starts a run on what is left.";
        };
    }
}
