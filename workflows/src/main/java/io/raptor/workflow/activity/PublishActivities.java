package io.raptor.workflow.activity;

import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The end of a document's way: its tree becomes the one that readers see; on the control queue. */
@ActivityInterface(namePrefix = "Publish")
public interface PublishActivities {

    /** Swaps the document's old tree for the new one and sets its state, in one transaction. */
    Published publish(PublishRequest request);

    /** Records a cluster whose summary could not be made. */
    void recordGap(GapRequest request);

    /** Records that the document ended without a (new) tree. */
    DocumentFailure fail(FailRequest request);

    record PublishRequest(String taskId, long document, long build, int levels, int attempts, Usage usage) {}

    /**
     * @param failure what the first gap is, when the state is PARTIAL
     * @param spent what the whole task has used so far
     */
    record Published(DocumentState state, @Nullable DocumentFailure failure, Usage spent) {}

    record GapRequest(String taskId, long build, int level, int cluster, String errorType, String message) {}

    /** @param state FAILED, or SKIPPED for a document that has nothing to index */
    record FailRequest(
            String taskId,
            long document,
            DocumentState state,
            String errorType,
            String message,
            int attempts,
            boolean retryable,
            Usage usage) {}
}
