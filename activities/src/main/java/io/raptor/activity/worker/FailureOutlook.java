package io.raptor.activity.worker;

import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The consequence of an activity's failure, as the log says it. The deciding is Temporal's and the workflow's. */
final class FailureOutlook {

    private static final String SUMMARISE = "ModelSummarise";

    /** What Temporal takes where a policy leaves it out. */
    private static final double USUAL_COEFFICIENT = 2;

    private static final double LONGEST_FACTOR = 100;

    private FailureOutlook() {}

    /**
     * @param again the failure lets Temporal try the activity again
     * @param asked the delay that the failure names
     * @param retry how the activity is tried again; {@code null} when that is not known
     */
    static String after(
            FailureType type,
            boolean again,
            @Nullable Duration asked,
            ActivityInfo info,
            @Nullable RetryOptions retry) {
        if (!again || spent(retry, info.getAttempt())) {
            return MdcIds.isDocument(info.getWorkflowType()) ? ofDocument(type, info) : "the task fails";
        }
        Duration delay = asked != null ? asked : backoff(retry, info.getAttempt());
        return delay == null ? "retried" : "retried in " + seconds(delay);
    }

    private static String ofDocument(FailureType type, ActivityInfo info) {
        return switch (type) {
            case CREDENTIALS_REJECTED, QUOTA_EXHAUSTED, MODEL_MISCONFIGURED -> "the task pauses until it is resumed";
            case WORKER_MISSING -> "the task waits for a worker with the model";
            case BUDGET_REACHED -> "the task pauses or fails, as its limits ask";
            case MODEL_UNAVAILABLE -> "the task waits for the model or fails, as its limits ask";
            case RATE_LIMITED, STORE_UNAVAILABLE -> "the document waits and resumes where it was";
            case TASK_PAUSED -> "the call is made when the task resumes";
            case INTERNAL -> "the document is retried while it has attempts left";
            case MODEL_REFUSED, BAD_MODEL_OUTPUT ->
                SUMMARISE.equals(info.getActivityType())
                        ? "a gap is left in the tree; with too many of them the document fails"
                        : "the document fails";
            case UNSUITABLE_DOCUMENT -> "the document is skipped";
            case DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE, INVALID_REQUEST -> "the document fails";
        };
    }

    private static boolean spent(@Nullable RetryOptions retry, int attempt) {
        return retry != null && retry.getMaximumAttempts() > 0 && attempt >= retry.getMaximumAttempts();
    }

    /** As the service counts it. */
    private static @Nullable Duration backoff(@Nullable RetryOptions retry, int attempt) {
        if (retry == null || retry.getInitialInterval() == null) {
            return null;
        }
        long first = retry.getInitialInterval().toMillis();
        Duration most = retry.getMaximumInterval();
        double longest = most == null ? first * LONGEST_FACTOR : most.toMillis();
        return Duration.ofMillis((long) Math.min(longest, first * Math.pow(coefficient(retry), attempt - 1.0)));
    }

    private static double coefficient(RetryOptions retry) {
        return retry.getBackoffCoefficient() < 1 ? USUAL_COEFFICIENT : retry.getBackoffCoefficient();
    }

    private static String seconds(Duration delay) {
        double seconds = delay.toMillis() / 1000.0;
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
