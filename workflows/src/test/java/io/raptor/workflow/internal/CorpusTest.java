package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work on all documents together, after each of them: it is controlled, carried on and counted as they are. */
@Timeout(60)
class CorpusTest {

    private static final List<String> ALL =
            List.of("counting 0", "counting 1", "counting 2", "binding 0", "binding 1", "binding 2");

    private final FakeWorld world = new FakeWorld(3);

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private static TaskStatus awaited(TaskWorkflow task, Predicate<TaskStatus> so) {
        await().until(() -> so.test(task.status()));
        return task.status();
    }

    @Test
    void itFollowsTheLastDocumentPhaseByPhase() {
        world.parking.reserve(List.of("binding 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 450));
            TaskStatus amid = awaited(task, status -> status.phase().equals("binding") && status.progress() > 0.95);
            assertThat(amid.completedDocuments()).isEqualTo(3);
            assertThat(amid.progress()).isLessThan(1);
            assertThat(world.done).containsAll(ALL.subList(0, 3));

            world.parking.clear();
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.progress()).isEqualTo(1);
            assertThat(world.done).containsExactlyInAnyOrderElementsOf(ALL);
            assertThat(world.calls.subList(world.calls.indexOf("plan counting"), world.calls.size()))
                    .noneMatch(call -> call.startsWith("load") || call.startsWith("summarise"));
        }
    }

    @Test
    void aPauseLetsNoFurtherStepBegin() {
        world.steps = 40;
        world.parking.reserve(List.of("counting 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 450));
            await().until(world.parking::isFull);
            task.pause("lunch");
            TaskStatus paused = awaited(task, TaskStatus::isPaused);
            assertThat(paused.phase()).isEqualTo("counting");
            await().until(() -> world.records.contains("paused"));
            int begun = world.calls.size();
            world.parking.clear();
            await().until(() -> world.done.contains("counting 1"));
            await().during(Duration.ofSeconds(1)).until(() -> world.calls.size() == begun);

            task.resume();
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.done).hasSize(80).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCancelEndsItAndLeavesTheDocuments() {
        world.steps = 40;
        world.parking.reserve(List.of("counting 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 450));
            await().until(world.parking::isFull);
            task.cancel("enough");
            world.parking.clear();
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            TaskStatus end = task.status();
            assertThat(end.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(world.calls).doesNotContain("plan binding");
        }
    }

    @Test
    void itGoesOnWhereItWasWhenTheTaskContinuesAsNew() {
        world.steps = 7;
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 3));
            String first =
                    WorkflowStub.fromTyped(task).describe().getExecution().getRunId();
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.done).hasSize(14);
            assertThat(world.calls.stream().filter(call -> call.startsWith("counting")))
                    .hasSize(7);
            assertThat(world.calls.stream().filter(call -> call.startsWith("plan")))
                    .hasSize(2);
            assertThat(WorkflowStub.fromTyped(task).describe().getExecution().getRunId())
                    .isNotEqualTo(first);
        }
    }

    @Test
    void anOutageHoldsTheTaskAndCostsNoStep() {
        world.trouble = null;
        world.failingStep = step -> step.equals("counting 1") && world.down ? FailureType.MODEL_UNAVAILABLE : null;
        world.down = true;
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 450));
            TaskStatus held = awaited(task, TaskStatus::isPaused);
            assertThat(held.pauseReason()).startsWith("outage: step counting 1 fails");
            world.down = false;
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.done).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void aStepThatFailsForGoodIsLeftOutAndTold() {
        world.failingStep = step -> step.equals("binding 0") ? FailureType.MODEL_REFUSED : null;
        try (TaskBench bench = new TaskBench(world)) {
            // These limits allow no gap in a document; here one is one too many.
            bench.startSmall(TaskBench.request(3, 450));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(end.failedDocuments()).isZero();
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(end.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.docId()).isEqualTo(DocumentFailure.ALL_DOCUMENTS);
                assertThat(failure.errorType()).isEqualTo(FailureType.MODEL_REFUSED.text());
            });
        }
    }

    @Test
    void documentsThatArePutBackMeanwhileAreWorkedOnBeforeItIsDoneAgain() {
        world.unreadable = document -> document == 2 && world.down;
        world.down = true;
        world.parking.reserve(List.of("counting 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startSmall(TaskBench.request(3, 450));
            await().until(world.parking::isFull);
            world.down = false;
            assertThat(task.retryFailedDocuments(null)).isEqualTo(1);
            world.parking.clear();
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(world.calls.stream().filter("plan binding"::equals)).hasSize(2);
            assertThat(world.calls.lastIndexOf("plan counting")).isGreaterThan(world.calls.lastIndexOf("load 2"));
        }
    }

    @Test
    void aServiceThatIsGoneWithItsHistoryTakesNothingOfItAlong() {
        world.steps = 10;
        world.parking.reserve(List.of("binding 4"));
        try (TaskBench bench = new TaskBench(world)) {
            bench.startSmall(TaskBench.request(3, 450));
            await().until(world.parking::isFull);
            world.parking.clear();
        }
        try (TaskBench again = new TaskBench(world)) {
            again.startSmall(TaskBench.request(3, 450));
            assertThat(again.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.done).hasSize(20).doesNotHaveDuplicates();
            assertThat(world.calls.stream().filter(call -> call.startsWith("load")))
                    .hasSize(3);
        }
    }
}
