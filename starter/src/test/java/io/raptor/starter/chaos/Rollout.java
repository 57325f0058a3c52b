package io.raptor.starter.chaos;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;

/** The builds of a worker deployment, and which of them gets what begins, as an operator of Temporal sees to it. */
final class Rollout {

    static final String DEPLOYMENT = "drill";
    static final String FIRST = "first";
    static final String NEXT = "next";

    private static final String NAMESPACE = "default";

    private final WorkflowServiceStubs stubs;

    Rollout(WorkflowServiceStubs stubs) {
        this.stubs = stubs;
    }

    /**
     * Makes a build the current one.
     *
     * @return false while Temporal does not know it yet, or is away
     */
    boolean current(String build) {
        try {
            var unused = stubs.blockingStub()
                    .setWorkerDeploymentCurrentVersion(SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                            .setNamespace(NAMESPACE)
                            .setDeploymentName(DEPLOYMENT)
                            .setBuildId(build)
                            .build());
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    /** Whether no workflow is left that only workers of this build may go on with. */
    boolean drained(String build) {
        try {
            return stubs.blockingStub()
                            .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                                    .setNamespace(NAMESPACE)
                                    .setQuery("ExecutionStatus = 'Running' AND TemporalWorkerDeploymentVersion = '"
                                            + DEPLOYMENT + ":" + build + "'")
                                    .build())
                            .getCount()
                    == 0;
        } catch (StatusRuntimeException away) {
            return false;
        }
    }
}
