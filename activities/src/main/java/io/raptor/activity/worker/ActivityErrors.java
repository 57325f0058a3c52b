package io.raptor.activity.worker;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates what an activity throws, once, into the failure that enters the history: its type decides what happens
 * next, its message is short, and neither stack nor foreign message goes with it, since those may quote a document.
 */
final class ActivityErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityErrors.class);

    /** A bug is tried again a little: it may have been the machine. */
    private static final int ATTEMPTS_OF_A_BUG = 3;

    /** Some seconds: a model that is away longer is waited for by the task, not by each of its calls. */
    private static final int ATTEMPTS_OF_AN_OUTAGE = 4;

    /** So often a file is looked for, by whichever worker takes the step: a few that lack it must not use them up. */
    private static final int LOOKS_FOR_A_FILE = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private ActivityErrors() {}

    /**
     * @param policy how the activity is tried again; {@code null} when that is not known
     * @param elsewhere other workers may see files that this one does not
     */
    static RuntimeException translate(
            Throwable thrown, ActivityInfo info, @Nullable RetryOptions policy, boolean elsewhere) {
        if (thrown instanceof TemporalFailure || thrown instanceof ActivityCompletionException) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof NotHereException file && elsewhere && info.getAttempt() < LOOKS_FOR_A_FILE) {
            return notHere(file, info);
        }
        return thrown instanceof IndexingException known ? known(known, info, policy) : bug(thrown, info, policy);
    }

    private static ApplicationFailure known(IndexingException known, ActivityInfo info, @Nullable RetryOptions policy) {
        boolean again = again(known.type(), info.getAttempt());
        LOG.info(
                "{} of {} failed, attempt {}: {} {}; next: {}",
                info.getActivityType(),
                info.getWorkflowId(),
                info.getAttempt(),
                known.type().text(),
                known.getMessage(),
                FailureOutlook.after(known.type(), again, known.retryAfter(), info, policy));
        ApplicationFailure.Builder failure = failure(known.type(), message(String.valueOf(known.getMessage())), again);
        if (known.retryAfter() != null) {
            failure.setNextRetryDelay(known.retryAfter());
        }
        if (known.type() == FailureType.RATE_LIMITED) {
            failure.setCategory(ApplicationErrorCategory.BENIGN);
        }
        return stackless(failure);
    }

    private static ApplicationFailure notHere(NotHereException file, ActivityInfo info) {
        LOG.info(
                "{} of {}, attempt {}: {} Another worker may have it.",
                info.getActivityType(),
                info.getWorkflowId(),
                info.getAttempt(),
                file.getMessage());
        return stackless(ApplicationFailure.newBuilder()
                .setType("NotHere")
                .setMessage(message(String.valueOf(file.getMessage())))
                .setNextRetryDelay(BETWEEN_LOOKS)
                .setCategory(ApplicationErrorCategory.BENIGN));
    }

    private static boolean again(FailureType type, int attempt) {
        return switch (type) {
            case INTERNAL -> attempt < ATTEMPTS_OF_A_BUG;
            case MODEL_UNAVAILABLE -> attempt < ATTEMPTS_OF_AN_OUTAGE;
            case TASK_PAUSED -> false;
            // Another worker may have the task's models.
            case WORKER_MISSING -> true;
            default -> type.retriable();
        };
    }

    private static ApplicationFailure bug(Throwable thrown, ActivityInfo info, @Nullable RetryOptions policy) {
        boolean again = again(FailureType.INTERNAL, info.getAttempt()) && !(thrown instanceof OutOfMemoryError);
        LOG.error(
                "{} of {} failed, attempt {}: {}; next: {}",
                info.getActivityType(),
                info.getWorkflowId(),
                info.getAttempt(),
                thrown.getClass().getSimpleName(),
                FailureOutlook.after(FailureType.INTERNAL, again, null, info, policy),
                RedactedThrowable.of(thrown));
        StackTraceElement[] stack = thrown.getStackTrace();
        String place = stack.length == 0 ? "" : " at " + stack[0].getClassName() + ":" + stack[0].getLineNumber();
        return stackless(failure(
                FailureType.INTERNAL,
                thrown.getClass().getSimpleName() + place + "; the log of the worker says more",
                again));
    }

    private static ApplicationFailure.Builder failure(FailureType type, String message, boolean again) {
        return ApplicationFailure.newBuilder()
                .setType(type.text())
                .setMessage(message)
                .setNonRetryable(!again);
    }

    private static ApplicationFailure stackless(ApplicationFailure.Builder builder) {
        ApplicationFailure failure = builder.build();
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private static String message(String text) {
        int most = DocumentFailure.MAX_MESSAGE;
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
