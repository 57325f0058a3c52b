package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.WorkerFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other clients send by hand: a task that cannot be read fails at once, and no message ends or stops a task. */
@Timeout(15)
class UnreadableInputIT {

    private static TemporalDevServer server;
    private static WorkflowClient client;

    private final FakeWorld world = new FakeWorld(2);
    private String taskId;
    private WorkerFactory workers;

    @BeforeAll
    static void start() {
        server = RealServer.start();
        client = RealServer.connect(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            client.getWorkflowServiceStubs().shutdownNow();
            server.close();
        }
    }

    @BeforeEach
    void newTask() {
        taskId = "task-" + System.nanoTime();
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(taskId)
                .registerWorkflowImplementationTypes(RaptorWorkflowImpl.class, DocumentWorkflowImpl.class);
        for (String queue : FakeWorld.queues(taskId)) {
            workers.newWorker(queue).registerActivitiesImplementations(world);
        }
        workers.start();
    }

    @AfterEach
    void endWorkers() {
        world.parking.clear();
        workers.shutdownNow();
    }

    static List<Arguments> unreadable() {
        return List.of(
                Arguments.of(
                        with("limits", Map.of("max_concurrent_calls", "many")),
                        "limits.max_concurrent_calls must be a whole number"),
                Arguments.of(with("limits", Map.of("on_outage", "hope")), "limits.on_outage must be pause or fail"),
                Arguments.of(with("limits", 3), "limits must be an object"),
                Arguments.of(
                        with("raptor", Map.of("use_raptor", "perhaps")), "raptor.use_raptor must be true or false"),
                Arguments.of(with("raptor", Map.of("threshold", List.of())), "raptor.threshold must be a number"),
                Arguments.of(with("sources", "/handbook"), "sources must be a list"),
                Arguments.of(with("sources", List.of(Map.of())), "sources.0 must be a string"),
                Arguments.of("handbook", "the body must be a JSON object"),
                Arguments.of(with("sources", Collections.singletonList(null)), "sources must not hold an empty name"),
                Arguments.of(null, "sources must name at least one file or folder"));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> request = new TreeMap<>(Map.of("dataset", "handbook", "sources", List.of("/handbook")));
        request.put(field, value);
        return request;
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aTaskThatCannotBeReadFailsAtOnceAndNamesTheField(Object request, String said) {
        WorkflowStub task = begin(request);
        assertThatThrownBy(() -> task.getResult(TaskStatus.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo(FailureType.INVALID_REQUEST.text());
                    assertThat(failure.getOriginalMessage()).contains(said);
                });
    }

    @Test
    void aTaskWithoutInputFailsAtOnce() {
        WorkflowStub task = begin();
        assertThatThrownBy(() -> task.getResult(TaskStatus.class)).rootCause().hasMessageContaining("dataset");
    }

    @Test
    void absentSettingsHaveTheirDefaultsAndUnknownOnesAreLeftToNewerBuilds() {
        Map<String, Object> request = with("limits", Collections.singletonMap("max_errors", null));
        request.put("raptor", Map.of("of_a_newer_build", 1));
        assertThat(begin(request).getResult(TaskStatus.class).completedDocuments())
                .isEqualTo(2);
    }

    @Test
    void aMessageThatCannotBeReadIsDroppedAndTheTaskGoesOn() {
        world.parking.reserve(List.of("load 1", "load 2"));
        WorkflowStub task = begin(TaskBench.request(2, 450));
        await().until(world.parking::isFull);
        task.signal("documentHeld");
        task.signal("documentHeld", "rubbish");
        task.signal("documentHeld", Map.of("document", 1));
        task.signal("retryFailed", Map.of("a", "b"));
        task.signal("pause", Map.of("why", "lunch"));
        task.signal("resume", "now", 3);
        task.signal("unheardOf", 1);
        TaskStatus status = task.query("status", TaskStatus.class);
        assertThat(status.state()).isEqualTo(TaskState.RUNNING);
        task.signal("pause", "lunch");
        assertThat(task.query("status", TaskStatus.class).pauseReason()).isEqualTo("lunch");
        task.signal("resume");
        world.parking.clear();
        assertThat(task.getResult(TaskStatus.class).completedDocuments()).isEqualTo(2);
    }

    @Test
    void anUpdateThatCannotBeReadIsRefused() {
        world.parking.reserve(List.of("load 1", "load 2"));
        WorkflowStub task = begin(TaskBench.request(2, 450));
        await().until(world.parking::isFull);
        for (Object[] argument : new Object[][] {{"many"}, {}, {new Object[] {null}[0]}, {List.of(1)}}) {
            assertRefused(() -> task.update("setConcurrency", Integer.class, argument));
        }
        assertRefused(() -> task.update("setBudget", Map.class, "much"));
        assertRefused(() -> task.update("setBudget", Map.class));
        assertRefused(() -> task.update("setBudget", Map.class, Map.of("token_budget", "much")));
        assertRefused(() -> task.update("retryFailedDocuments", Integer.class, Map.of("a", "b")));
        assertRefused(() -> task.update("unheardOf", Integer.class, 1));
        assertThat(task.update("setConcurrency", Integer.class, 3)).isEqualTo(2);
        world.parking.clear();
        assertThat(task.getResult(TaskStatus.class).completedDocuments()).isEqualTo(2);
    }

    private static void assertRefused(ThrowingCallable update) {
        assertThatThrownBy(update).isInstanceOf(WorkflowUpdateException.class);
    }

    private WorkflowStub begin(Object... input) {
        WorkflowStub task = client.newUntypedWorkflowStub(
                "RaptorWorkflow",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue(taskId)
                        .build());
        task.start(input);
        return task;
    }
}
