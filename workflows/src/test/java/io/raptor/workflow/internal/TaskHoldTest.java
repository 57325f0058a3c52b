package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.CarriedState;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that cannot go on pauses by itself, and no document pays for it. */
@Timeout(60)
class TaskHoldTest {

    private final FakeWorld world = new FakeWorld(6);

    @BeforeAll
    static void patience() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private static TaskStatus paused(RaptorWorkflow task) {
        await().until(() -> task.status().isPaused());
        return task.status();
    }

    @Test
    void anOutagePausesTheTaskAndItsEndLetsItGoOn() {
        world.trouble = FailureType.MODEL_UNAVAILABLE;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            TaskStatus status = paused(task);
            assertThat(status.state()).isEqualTo(TaskState.PAUSED);
            assertThat(status.pauseReason()).startsWith("outage: there is trouble");
            await().until(() -> world.calls.contains("probe"));

            world.trouble = null;
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.completedDocuments()).isEqualTo(6);
            assertThat(end.resumedAt()).isNotNull();
            assertThat(world.records).contains("paused by itself");
        }
    }

    @Test
    void modelsThatNobodyPollsForPauseTheTaskUntilAWorkerDoes() {
        world.unserved = List.of("openai/rare");
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            TaskStatus status = paused(task);
            assertThat(status.pauseReason())
                    .startsWith("worker: no worker polls for openai/rare (queue raptor-model-")
                    .contains("start one that is configured for it");
            assertThat(status.failedDocuments()).isZero();
            assertThat(world.calls).noneMatch(call -> call.startsWith("load"));

            world.unserved = List.of();
            TaskStatus end = bench.result();
            assertThat(end.completedDocuments()).isEqualTo(6);
            assertThat(world.calls).contains("unserved").doesNotContain("probe");
        }
    }

    @Test
    void aStepThatWasRefusedByAWorkerWithOtherModelsHoldsTheTask() {
        world.trouble = FailureType.WORKER_MISSING;
        world.unserved = List.of("extractive");
        try (TaskBench bench = new TaskBench(world)) {
            world.unservedAtFirst = false;
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            assertThat(paused(task).pauseReason()).startsWith("worker: no worker polls for extractive");

            world.trouble = null;
            world.unserved = List.of();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }

    @Test
    void aPersonsPauseOutlivesTheOutage() {
        world.trouble = FailureType.MODEL_UNAVAILABLE;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            paused(task);
            task.pause("night");
            assertThat(task.status().pauseReason()).isEqualTo("night");
            // The store has it as a person's, or it would not outlive an embedded Temporal.
            await().until(() -> world.records.get(world.records.size() - 1).equals("paused"));
            int probes = world.probes();

            world.trouble = null;
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> task.status().isPaused());
            // One may have been on its way.
            assertThat(world.probes() - probes).isLessThanOrEqualTo(1);

            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREDENTIALS_REJECTED", "QUOTA_EXHAUSTED", "MODEL_MISCONFIGURED", "BUDGET_REACHED"})
    void whatNeedsAPersonWaitsForOne(FailureType trouble) {
        world.trouble = trouble;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            assertThat(paused(task).pauseReason())
                    .startsWith(trouble.hold().orElseThrow().text());
            world.trouble = null;
            assertThat(world.probes()).isZero();

            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }

    @Test
    void whatACallSaysThatBeganBeforeTheResumeHoldsNothing() {
        world.trouble = FailureType.QUOTA_EXHAUSTED;
        world.parking.reserve(List.of("trouble 2"));
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(2, 450));
            paused(task);
            await().until(world.parking::isFull);
            world.trouble = null;
            task.resume();
            // The second document has heard of it by then.
            await().until(() -> task.status().completedDocuments() == 5);
            world.parking.clear();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }

    @Test
    void aResumeThatComesWithAHoldReachesTheDocument() {
        CarriedState oneInFlight = new CarriedState(
                1,
                List.of(1L),
                new Counts(1, 0, 0, 0, 0, 0),
                Usage.NONE,
                FakeCatalogue.MODELS,
                new CarriedState.Control(false, null, null, null, null, 0),
                1,
                Instant.EPOCH,
                Capabilities.NONE,
                null);
        try (TaskBench bench = TaskBench.asleep(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(1, 450).carrying(oneInFlight));
            task.documentHeld(new HoldReport(1, Hold.QUOTA, "used up", 0, false));
            task.resume();
            bench.wake();
            // The document has no workflow here that could hear of it.
            await().until(() -> world.calls.contains("not told 1"));
        }
    }

    @Test
    void aHoldOutlivesContinueAsNew() {
        world.trouble = FailureType.QUOTA_EXHAUSTED;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(2, 1));
            await().until(() -> task.status().pauseReason() != null);
            world.trouble = null;
            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }

    @Test
    void aTaskThatIsToFailInAnOutageFailsAndKeepsWhatIsDone() {
        try (TaskBench bench = new TaskBench(world)) {
            world.troubleFrom = 4;
            TaskRequest request = TaskBench.request(1, 450);
            bench.start(request.with(TaskBench.limits(1, OnTrouble.FAIL)));
            assertThatThrownBy(bench::result)
                    .isInstanceOf(WorkflowFailedException.class)
                    .rootCause()
                    .hasMessageContaining("there is trouble");
            TaskStatus status = bench.task().status();
            assertThat(status.state()).isEqualTo(TaskState.FAILED);
            assertThat(status.completedDocuments()).isEqualTo(3);
            assertThat(status.cancelledDocuments()).isEqualTo(3);
        }
    }

    @Test
    void aCallThatAloneFindsTheModelGoneFailsItsDocumentInTheEnd() {
        world.lostFor = document -> document == 2;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(3, 450));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(end.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.errorType()).isEqualTo("ModelUnavailable"));
        }
    }

    @Test
    void aBudgetIsRaisedWhileTheTaskLives() {
        world.trouble = FailureType.BUDGET_REACHED;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            paused(task);
            assertThat(task.setBudget(new Budget(500L, null))).isEqualTo(Budget.NONE);
            assertThat(task.setBudget(new Budget(900L, 2.5))).isEqualTo(new Budget(500L, null));
            assertThat(world.calls).contains("budget 500", "budget 900");
            assertThatThrownBy(() -> task.setBudget(new Budget(0L, null))).hasStackTraceContaining("token_budget");
            world.trouble = null;
            task.resume();
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
        }
    }
}
