package io.raptor.starter.temporal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.temporal.SearchAttributes;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EmbeddedTemporalTest {

    @Test
    void takesAFreePortWhenTheUsualOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                EmbeddedTemporal temporal = EmbeddedTemporal.start(taken.getLocalPort(), Map.of())) {
            assertThat(temporal.port()).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0, Map.of())) {
            for (InetAddress address : otherAddresses()) {
                assertThat(accepts(address, temporal.port())).isFalse();
            }
            assertThat(accepts(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), temporal.port()))
                    .isTrue();
        }
    }

    private static List<InetAddress> otherAddresses() throws Exception {
        List<InetAddress> found = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .forEach(found::add);
        return found;
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    @Test
    void forgetsOldDocumentsAndKeepsTheTask() {
        int documents = Integer.getInteger("raptor.test.documents", 450);
        try (EmbeddedTemporal temporal = EmbeddedTemporal.start(0, SearchAttributes.ALL)) {
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(temporal.address())
                    .build());
            WorkflowClient client = WorkflowClient.newInstance(stubs);
            WorkerFactory factory = WorkerFactory.newInstance(client);
            Worker worker = factory.newWorker("q");
            worker.registerWorkflowImplementationTypes(TaskImpl.class, DocumentImpl.class);
            worker.registerActivitiesImplementations((Step) text -> text);
            factory.start();
            for (int done = 0; done < documents; done += 50) {
                Task task = client.newWorkflowStub(
                        Task.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("task" + done)
                                .setTaskQueue("q")
                                .build());
                task.run(50);
                report(done + 50, temporal);
            }
            assertThat(temporal.sweptTo()).isLessThanOrEqualTo(HistoryPruner.KEPT + documents / 50);
            assertThat(client.newUntypedWorkflowStub("task0").getResult(Integer.class))
                    .isEqualTo(50);
            factory.shutdownNow();
            factory.awaitTermination(5, TimeUnit.SECONDS);
            stubs.shutdownNow();
        }
    }

    private static void report(int done, EmbeddedTemporal temporal) {
        if (done % 500 == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println(done + " documents, heap KiB " + (runtime.totalMemory() - runtime.freeMemory()) / 1024
                    + ", closed " + temporal.closedExecutions());
        }
    }

    @WorkflowInterface
    public interface Task {
        @WorkflowMethod
        int run(int documents);
    }

    @WorkflowInterface
    public interface Document {
        @WorkflowMethod
        void run();
    }

    @ActivityInterface
    public interface Step {
        String step(String text);
    }

    public static final class TaskImpl implements Task {

        @Override
        public int run(int documents) {
            List<Promise<Void>> all = new ArrayList<>();
            for (int i = 0; i < documents; i++) {
                String id = Workflow.getInfo().getWorkflowId() + "/" + i;
                Document document = Workflow.newChildWorkflowStub(
                        Document.class,
                        ChildWorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                                .build());
                all.add(Async.procedure(document::run));
            }
            Promise.allOf(all).get();
            return documents;
        }
    }

    public static final class DocumentImpl implements Document {

        private final Step steps = Workflow.newActivityStub(
                Step.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofHours(1))
                        .setHeartbeatTimeout(Duration.ofMinutes(1))
                        .build());

        @Override
        public void run() {
            for (int i = 0; i < 5; i++) {
                steps.step("x".repeat(500));
            }
        }
    }
}
