package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;

/** The cause of a failed activity. */
public record FailureCause(FailureType type, String message, String activity) {

    /** The types of activities, by which a failure tells which model it is about. */
    private static final String EMBED = "ModelEmbed";

    private static final String EXTRACT = "GraphModelExtract";

    /** Of the other questions about graphs. */
    private static final String GRAPH = "GraphModel";

    /**
     * Reads a failure.
     *
     * @throws CanceledFailure when it is a cancellation, which is no failure of the work
     */
    public static FailureCause of(ActivityFailure failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof CanceledFailure canceled) {
            throw canceled;
        }
        if (cause instanceof ApplicationFailure application) {
            return new FailureCause(
                    FailureType.of(application.getType()), application.getOriginalMessage(), failure.getActivityType());
        }
        if (cause instanceof TimeoutFailure untaken
                && untaken.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START) {
            return new FailureCause(
                    FailureType.WORKER_MISSING,
                    "no worker has taken " + failure.getActivityType(),
                    failure.getActivityType());
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new FailureCause(
                    FailureType.INTERNAL,
                    failure.getActivityType() + " ended by "
                            + timeout.getTimeoutType().name().toLowerCase(java.util.Locale.ROOT)
                            + ": its worker died or hangs; the log of the worker says more",
                    failure.getActivityType());
        }
        return new FailureCause(
                FailureType.INTERNAL,
                failure.getActivityType() + " failed; the log of the worker says more",
                failure.getActivityType());
    }

    static boolean isCancellation(TemporalFailure failure) {
        return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    }

    /** It is about the embedding model, not the chat model. */
    boolean isAboutEmbedding() {
        return activity.equals(EMBED);
    }

    /** The id of the model that it is about. */
    String model(ModelProfile models) {
        return switch (activity) {
            case EMBED -> models.embedding();
            case EXTRACT -> models.extractor();
            default -> activity.startsWith(GRAPH) ? models.reporter() : models.chat();
        };
    }
}
