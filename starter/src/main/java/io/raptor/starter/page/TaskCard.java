package io.raptor.starter.page;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task as the pages show it. */
record TaskCard(TaskStatus status, ProgressBand band) {

    static TaskCard of(TaskStatus status) {
        return new TaskCard(status, ProgressBand.of(status));
    }

    /** @throws OperationException UNKNOWN when there is no such task */
    static TaskCard known(TaskOperations tasks, String id) {
        return tasks.status(id)
                .map(TaskCard::of)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "there is no task " + id + ": the list of tasks shows those there are"));
    }

    public String id() {
        return status.taskId();
    }

    public String state() {
        return status.state().text();
    }

    public String label() {
        return label(status.state());
    }

    static String label(TaskState state) {
        return state == TaskState.COMPLETED_WITH_FAILURES ? "completed, with failures" : state.text();
    }

    /** So that no state is shown by colour alone. */
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

    /** Documents that a retry would include. */
    public long retryable() {
        return status.failedDocuments() + status.partialDocuments();
    }

    /** The state in which documents to retry are looked for first. */
    public String worst() {
        return status.failedDocuments() > 0 ? "failed" : "partial";
    }

    /** Which of the failures are shown. */
    public String newestFailures() {
        int shown = status.failures().size();
        return shown < retryable()
                ? "the newest " + shown + " of " + Formats.many(retryable(), "failed or partial document")
                : Formats.many(retryable(), "failed or partial document");
    }

    /** Whether it left any tree. */
    public boolean searchable() {
        return status.completedDocuments() + status.partialDocuments() + status.skippedDocuments() > 0;
    }

    /** The number of documents at once can be set. */
    public boolean resizable() {
        return !ended() && status.useCheckpoints();
    }

    public String percent() {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * status.progress()));
    }

    public String finished() {
        return Formats.number(status.finishedDocuments()) + " of " + Formats.number(status.totalDocuments());
    }

    /** What the process that runs it does now; a task that does not run has none. */
    public String rate() {
        Double rate = status.passagesPerMinute();
        return rate == null ? "–" : String.format(Locale.ROOT, "%,.0f passages per min", rate);
    }

    public String remaining() {
        Double eta = status.etaSeconds();
        if (ended()) {
            return "ended";
        }
        if (status.interrupted()) {
            return "interrupted";
        }
        if (status.isPaused()) {
            return "paused";
        }
        return eta == null ? "calculating…" : "about " + Formats.seconds(eta);
    }

    public String elapsed() {
        return Formats.seconds(status.elapsedSeconds());
    }

    public String tokens() {
        return Formats.number(status.tokenCount());
    }

    public String calls() {
        return Formats.number(status.modelCalls()) + " made, " + Formats.number(status.cachedCalls()) + " cached";
    }

    public String cost() {
        return Formats.cost(status.estimatedCost());
    }

    /** The sums over all runs; empty where there was but one. */
    public String total() {
        TaskTotal total = status.total();
        return total == null || total.runs() < 2
                ? ""
                : Formats.number(total.modelCalls()) + " calls, "
                        + Formats.number(total.inputTokens() + total.outputTokens()) + " tokens, "
                        + Formats.cost(total.estimatedCost()) + ", " + Formats.seconds(total.elapsedSeconds());
    }

    /** What to do about a pause; empty for a task that is not paused. */
    public String advice() {
        if (!status.isPaused()) {
            return "";
        }
        return hold() == null
                ? "A person paused it. Documents in flight stop at their next checkpoint; resume it to continue."
                : switch (hold()) {
                    case OUTAGE ->
                        "The model does not answer. The task resumes by itself when it does; nothing is lost meanwhile.";
                    case CREDENTIALS ->
                        "The model refuses the key. Set the right one where the server is started, start it again, then"
                                + " resume.";
                    case QUOTA -> "The model's quota is used up. Raise it with the provider, then resume.";
                    case BUDGET -> "The next call would pass the task's budget. Raise the budget, then resume.";
                    case MODEL ->
                        "The endpoint does not serve the model as it is set up. Correct the model's settings where the"
                                + " server is started, start it again, then resume.";
                    case WORKER ->
                        "No worker has the model that this task uses. Start one that is configured for it; the task then"
                                + " resumes by itself.";
                };
    }

    /** Whether it waits for a larger budget. */
    boolean outOfBudget() {
        return hold() == Hold.BUDGET;
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

    /** What a control will do, said before it is done. */
    public String consequence(TaskAction control) {
        String running = Formats.many(status.runningDocuments(), "document");
        String pending = Formats.many(status.pendingDocuments(), "document");
        return switch (control) {
            case PAUSE ->
                "In flight: " + running + ", which stop at their next checkpoint. Waiting: " + pending
                        + ". Nothing that is finished is lost, and no further model call is made until somebody resumes"
                        + " the task.";
            case RESUME ->
                "The task resumes from its checkpoints; waiting: " + pending + ". New model calls cost money again.";
            case CANCEL ->
                "In flight: " + running + ", which are stopped. Not started: " + pending + ". "
                        + Formats.many(status.completedDocuments() + status.partialDocuments(), "finished tree")
                        + " can be searched as before. Resuming it later starts a run on what is left.";
        };
    }
}
