package io.raptor.starter.page.task;

import io.raptor.workflow.model.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * A kind of failure as people need it.
 *
 * @param title what happened
 * @param advice what to do about it
 * @param passes whether the same may go well another time
 */
record Cause(String title, String advice, boolean passes) {

    private static final Cause GAPS = new Cause(
            "Published with gaps",
            "Summaries are missing; the rest is searchable. A retry asks for what is missing only.",
            true);

    /** @param errorType as stored with the document; {@code null} for one that has gaps and no error of its own */
    static Cause of(@Nullable String errorType) {
        if (errorType == null) {
            return GAPS;
        }
        return switch (FailureType.of(errorType)) {
            case DOCUMENT_UNREADABLE ->
                new Cause(
                        "The file cannot be read",
                        "Fix or replace the file (it may be encrypted or damaged), then run the task again: it reads"
                                + " what changed.",
                        false);
            case DOCUMENT_TOO_LARGE ->
                new Cause("The file is too large", "Split the file, then run the task again.", false);
            case UNSUITABLE_DOCUMENT ->
                new Cause("Nothing in the file can be indexed", "Leave it out, or replace it by one with text.", false);
            case MODEL_REFUSED ->
                new Cause(
                        "The model refused the request",
                        "It will refuse again, unless the model or the prompt is another one: change that first.",
                        false);
            case BAD_MODEL_OUTPUT ->
                new Cause(
                        "The model's answers could not be used",
                        "Answers differ from time to time: a retry may help, a better model does.",
                        true);
            case RATE_LIMITED, MODEL_UNAVAILABLE ->
                new Cause("The model did not answer in time", "It was busy or away: retry.", true);
            case CREDENTIALS_REJECTED ->
                new Cause("The model refused the key", "Set the right key, restart the server, then retry.", true);
            case QUOTA_EXHAUSTED -> new Cause("The model's quota was used up", "Raise the quota, then retry.", true);
            case MODEL_MISCONFIGURED ->
                new Cause(
                        "The endpoint does not serve the model as it is set up",
                        "Correct the model's settings, restart the server, then retry.",
                        true);
            case WORKER_MISSING -> new Cause("No worker had the model", "Start one that has it, then retry.", true);
            case BUDGET_REACHED -> new Cause("The budget was used up", "Raise the budget, then retry.", true);
            case INVALID_REQUEST ->
                new Cause("The request cannot be met", "Correct the task's settings and start it again.", false);
            case TASK_PAUSED, STORE_UNAVAILABLE, INTERNAL ->
                new Cause("Something broke", "A retry may help; the log has the details.", true);
        };
    }
}
