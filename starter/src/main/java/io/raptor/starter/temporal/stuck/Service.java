package io.raptor.starter.temporal.stuck;

import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Temporal's own interface, for questions whose answer nobody waits long for. */
record Service(WorkflowClient client) {

    private static final long PATIENCE_SECONDS = 2;

    WorkflowServiceBlockingStub stub() {
        return client.getWorkflowServiceStubs().blockingStub().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String namespace() {
        return client.getOptions().getNamespace();
    }
}
