package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task as the pages show it. */
public record TaskCard(TaskStatus status, ProgressBand band) {

    private static final String INTERRUPTED = "interrupted";

    /** The reason of a pause for which nobody gave one. */
    static final String A_PERSON = "user";

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
        if (status.interrupted()) {
            return INTERRUPTED;
        }
        Hold held = status.isPaused() ? hold() : null;
        return label(status.state()) + (held == null ? "" : ": " + held.text());
    }

    /** For its colour: a pause that only a person can end is none like a person's own. */
    public String tone() {
        if (status.interrupted()) {
            return INTERRUPTED;
        }
        Hold held = status.isPaused() ? hold() : null;
        return held == null || held.endsByItself() ? state() : "halted";
    }

    /** Why it is paused, as far as somebody said so; else empty. */
    public String reason() {
        String reason = status.pauseReason();
        return reason == null || reason.equals(A_PERSON) ? "" : ": " + reason;
    }

    static String label(TaskState state) {
        return state == TaskState.COMPLETED_WITH_FAILURES ? "completed with failures" : state.text();
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

    /** The word of the button in its row, each of which undoes the other; empty for neither. */
    public String turn() {
        return canPause() ? "pause" : status.isPaused() && hold() == null && !ended() ? "resume" : "";
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

    /** Whether it left any tree. */
    public boolean searchable() {
        return status.completedDocuments() + status.partialDocuments() + status.skippedDocuments() > 0;
    }

    /** The number of documents at once can be set. */
    public boolean resizable() {
        return !ended() && status.useCheckpoints();
    }

    /** The share of the work that is done, while it is being done; an ended task has its documents to show. */
    public String percent() {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * status.progress()));
    }

    /** Documents that came out well, of all, and what became of those that did not. */
    public String counted() {
        if (status.totalDocuments() == 0) {
            return "no documents";
        }
        StringBuilder words = new StringBuilder(Formats.number(status.completedDocuments() + status.skippedDocuments()))
                .append(" of ")
                .append(Formats.number(status.totalDocuments()));
        add(words, status.partialDocuments(), " with gaps");
        add(words, status.failedDocuments(), " failed");
        add(words, status.cancelledDocuments(), " cancelled");
        return words.toString();
    }

    private static void add(StringBuilder words, long count, String what) {
        if (count > 0) {
            words.append(" · ").append(Formats.number(count)).append(what);
        }
    }

    /** The largest words on the task's page: how far it is, or what came of it. */
    public String headline() {
        return ended() || status.totalDocuments() == 0 ? counted() : percent();
    }

    /** When its present run began. */
    public Instant begun() {
        return status.startedAt() == null ? status.createdAt() : status.startedAt();
    }

    /** What the process that runs it does now; empty for a task that does not run. */
    public String rate() {
        Double rate = status.passagesPerMinute();
        return rate == null ? "" : String.format(Locale.ROOT, "%,.0f passages a minute", rate);
    }

    /** The time left; empty where none goes by. */
    public String remaining() {
        Double eta = status.etaSeconds();
        if (ended() || status.interrupted() || status.isPaused()) {
            return "";
        }
        return eta == null ? "calculating…" : Formats.about(eta) + " left";
    }

    public String elapsed() {
        return Formats.seconds(status.elapsedSeconds());
    }

    /** Files of the sources that were not looked at; empty where there are none, or none were counted. */
    public String ignored() {
        Long files = status.ignoredFiles();
        return files == null || files == 0
                ? ""
                : Formats.number(files) + (files == 1 ? " file or folder" : " files and folders");
    }

    public String tokens() {
        return Formats.number(status.tokenCount());
    }

    public String calls() {
        return Formats.number(status.modelCalls())
                + (status.cachedCalls() == 0 ? "" : " (" + Formats.number(status.cachedCalls()) + " cached)");
    }

    public String cost() {
        return Formats.cost(status.estimatedCost());
    }

    /** The sums over all runs; empty where there was but one. */
    public String total() {
        TaskTotal total = status.total();
        return total == null || total.runs() < 2
                ? ""
                : Formats.many(total.modelCalls(), "call") + ", "
                        + Formats.many(total.inputTokens() + total.outputTokens(), "token") + ", "
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
    public boolean outOfBudget() {
        return hold() == Hold.BUDGET;
    }

    /** What holds it up; {@code null} for a task that is not paused, or paused by a person. */
    @Nullable
    Hold hold() {
        return Hold.of(status.pauseReason()).orElse(null);
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
