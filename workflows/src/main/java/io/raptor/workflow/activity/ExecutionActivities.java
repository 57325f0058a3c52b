package io.raptor.workflow.activity;

import io.raptor.workflow.model.DocumentResult;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of a task on workflows by Temporal's own API, since some of them belong to an earlier run of it; on the control queue. */
@ActivityInterface(namePrefix = "Execution")
public interface ExecutionActivities {

    /**
     * Waits for the end of a document's workflow that an earlier run of the task began, whatever that end is. Holds no
     * thread and heartbeats. A workflow that Temporal no longer knows is answered for by the store.
     */
    DocumentResult awaitDocument(AwaitRequest request);

    /** Tells documents' workflows to hold or to go on; one that has ended is passed over. */
    void relay(RelayRequest request);

    /** Asks documents' workflows to cancel; one that has ended is passed over. */
    void cancelDocuments(CancelRequest request);

    /** Asks Temporal to cancel the task itself, so that its workflow closes as Canceled. */
    void cancelTask(CancelTaskRequest request);

    /** Which of the models no worker polls for. */
    Unserved unserved(ModelsRequest request);

    /** @param models ids, as {@link io.raptor.workflow.model.ModelProfile} has them */
    record ModelsRequest(List<String> models) {
        public ModelsRequest {
            models = List.copyOf(models);
        }
    }

    /** @param models ids of those that no worker polls for; empty when there is one for each */
    record Unserved(List<String> models) {
        public Unserved {
            models = List.copyOf(models);
        }
    }

    record AwaitRequest(String taskId, long document) {}

    record RelayRequest(
            String taskId,
            List<Long> documents,
            boolean paused,
            @Nullable String reason,
            long epoch) {}

    record CancelRequest(String taskId, List<Long> documents) {}

    record CancelTaskRequest(String taskId, @Nullable String reason) {}
}
