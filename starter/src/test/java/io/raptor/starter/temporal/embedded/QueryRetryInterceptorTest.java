package io.raptor.starter.temporal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.raptor.workflow.Payloads;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(8) // less than a call waits for its answer
class QueryRetryInterceptorTest {

    private final Forgetful service = new Forgetful();
    private final QueryRetryInterceptor queries = new QueryRetryInterceptor();
    private Server server;
    private WorkflowServiceStubs stubs;
    private WorkflowClient client;

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(service)
                .build()
                .start();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + server.getPort())
                .build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder().setInterceptors(queries).build());
    }

    @AfterEach
    void stop() {
        queries.close();
        stubs.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void aQueryThatIsNotAnsweredIsAskedAnew() {
        service.lost = 2;

        assertThat(client.newUntypedWorkflowStub("task").query("status", String.class))
                .isEqualTo("running");
        assertThat(service.asked).extracting(WorkflowQuery::getQueryType).containsExactly("status", "status", "status");
    }

    @Test
    void aQueryThatIsAnsweredIsAskedOnce() {
        assertThat(client.newUntypedWorkflowStub("task").query("status", String.class))
                .isEqualTo("running");
        assertThat(service.asked).hasSize(1);
    }

    @Test
    void aRefusalIsAnAnswer() {
        service.refusal = Status.INVALID_ARGUMENT;

        assertThatThrownBy(() -> client.newUntypedWorkflowStub("task").query("status", String.class))
                .isInstanceOfAny(WorkflowServiceException.class, WorkflowQueryException.class);
        assertThat(service.asked).hasSize(1);
    }

    /** A service that does not answer the first queries. */
    private static final class Forgetful extends WorkflowServiceImplBase {

        private final Queue<WorkflowQuery> asked = new ConcurrentLinkedQueue<>();
        private volatile int lost;
        private volatile Status refusal = Status.OK;

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void queryWorkflow(QueryWorkflowRequest request, StreamObserver<QueryWorkflowResponse> answer) {
            asked.add(request.getQuery());
            if (!refusal.isOk()) {
                answer.onError(refusal.asRuntimeException());
            } else if (asked.size() > lost) {
                answer.onNext(QueryWorkflowResponse.newBuilder()
                        .setQueryResult(
                                Payloads.dataConverter().toPayloads("running").orElseThrow())
                        .build());
                answer.onCompleted();
            }
        }
    }
}
