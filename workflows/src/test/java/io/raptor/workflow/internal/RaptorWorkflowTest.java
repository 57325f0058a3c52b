package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RaptorWorkflowTest {

    @Test
    void indexesEveryDocumentOnce() {
        FakeWorld world = new FakeWorld(7);
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(3, 450));
            TaskStatus status = bench.result();
            assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(status.completedDocuments()).isEqualTo(7);
            assertThat(status.progress()).isEqualTo(1);
            // a document: two summaries and the root
            assertThat(status.modelCalls()).isEqualTo(7 * 3);
            assertThat(world.calls.stream().filter(call -> call.startsWith("load")))
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnAsNewWithoutWaitingForTheDocumentsInFlight() {
        FakeWorld world = new FakeWorld(9);
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(3, 2));
            await().atMost(Duration.ofSeconds(30)).until(() -> world.counts().completed() == 9);
            TaskStatus status = bench.result();
            assertThat(status.completedDocuments()).isEqualTo(9);
            assertThat(status.modelCalls()).isEqualTo(9 * 3);
            assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        }
    }

    /** Something holds the run that has begun as many as it may, until they are all there is. */
    @Test
    void documentsThatEndBeforeTheTaskGoesOnAsNewAreNotWaitedForAgain() {
        FakeWorld world = new FakeWorld(3);
        world.parking.reserve(List.of("pending", "putBack"));
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 3));
            assertThat(TaskBench.endWithinTheRun(world, task)).isZero();
            assertThat(world.counts().completed()).isEqualTo(3);
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
        }
    }

    @Test
    void aDocumentThatFailsStopsNoOther() {
        FakeWorld world = new FakeWorld(4);
        world.unreadable = document -> document == 2;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(2, 450));
            TaskStatus status = bench.result();
            assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(status.completedDocuments()).isEqualTo(3);
            assertThat(status.failedDocuments()).isEqualTo(1);
            assertThat(status.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.docId()).isEqualTo("doc-2.md");
                assertThat(failure.errorType()).isEqualTo("DocumentUnreadable");
                assertThat(failure.message()).isEqualTo("is encrypted");
            });
        }
    }

    @Test
    void failuresAreKnownStillAfterContinueAsNew() {
        FakeWorld world = new FakeWorld(6);
        world.unreadable = document -> document == 1;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(1, 1));
            assertThat(bench.result().failures()).hasSize(1);
        }
    }

    @Test
    void aRefusedClusterBeyondTheAllowedFailsItsDocument() {
        FakeWorld world = new FakeWorld(2);
        world.refusedLevelOne = document -> document == 1;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(2, 450));
            TaskStatus status = bench.result();
            assertThat(status.failedDocuments()).isEqualTo(1);
            assertThat(status.failures().get(0).errorType()).isEqualTo("ModelRefused");
        }
    }

    @Test
    void beginsNothingWhilePausedAndGoesOnAfterwards() {
        FakeWorld world = new FakeWorld(6);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(2, 450));
            await().until(() -> world.calls.size() == 2);
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            assertThat(task.status().pauseReason()).isEqualTo("lunch");
            await().until(() -> world.records.contains("paused"));
            world.loading.release(Integer.MAX_VALUE / 2);
            // Both documents end their step and begin no other.
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> world.calls.size() == 2);
            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
            assertThat(world.records).containsExactly("running", "paused", "running", "completed");
        }
    }

    @Test
    void aSecondPauseSaysWhyFromThenOn() {
        FakeWorld world = new FakeWorld(2);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(2, 450));
            await().until(() -> world.calls.size() == 2);
            task.pause("lunch");
            await().until(() -> world.records.size() == 2);
            task.pause("lunch");
            task.pause(null);
            assertThat(task.status().pauseReason()).isEqualTo("lunch");
            task.pause("night");
            assertThat(task.status().pauseReason()).isEqualTo("night");
            // The store is told once more, for the new reason alone.
            await().until(() -> world.records.size() == 3);
            world.loading.release(1000);
            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(2);
            assertThat(world.records).containsExactly("running", "paused", "paused", "running", "completed");
        }
    }

    @Test
    void aTaskThatFailsBeforeItKnowsItsDocumentsHasNoProgress() {
        try (TaskBench bench = new TaskBench(new FakeWorld(0))) {
            bench.start(TaskRequest.of(
                    TaskBench.TASK, "bad name!", List.of(), RaptorSettings.defaults(), Limits.defaults()));
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(bench.task().status().state()).isEqualTo(TaskState.FAILED);
            assertThat(bench.task().status().progress()).isZero();
        }
    }

    @Test
    void aTaskThatWasPausedWhenItsServiceDiedIsPausedStill() {
        FakeWorld world = new FakeWorld(2);
        world.pausedBefore = "";
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(2, 450));
            await().until(() -> task.status().state() == TaskState.PAUSED);
            assertThat(world.calls).isEmpty();
            task.resume();
            assertThat(bench.result().completedDocuments()).isEqualTo(2);
        }
    }

    @Test
    void cancelBySignalClosesAsCancelledAndKeepsWhatIsPublished() {
        FakeWorld world = new FakeWorld(5);
        world.parking.reserve(List.of("load 3"));
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(1, 450));
            await().until(world.parking::isFull);
            task.cancel("enough");
            world.parking.clear();
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(WorkflowStub.fromTyped(task).describe().getStatus())
                    .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
            TaskStatus status = task.status();
            assertThat(status.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(status.completedDocuments())
                    .isEqualTo(world.counts().completed())
                    .isPositive();
            assertThat(status.cancelledDocuments()).isEqualTo(world.counts().cancelled());
            assertThat(status.completedDocuments() + status.cancelledDocuments())
                    .isEqualTo(5);
        }
    }

    @Test
    void aDocumentThatDoesNotHearOfTheCancelIsToldAgain() {
        FakeWorld world = new FakeWorld(5);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world, new LostCancels())) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 450));
            await().until(() -> task.status().runningDocuments() == 3);
            task.cancel("enough");
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(task.status().state()).isEqualTo(TaskState.CANCELLED);
            assertThat(task.status().cancelledDocuments()).isEqualTo(5);
        }
    }

    @Test
    void retryFailedPutsDocumentsBackWhileOthersRun() {
        FakeWorld world = new FakeWorld(4);
        world.unreadable = document -> document == 1;
        world.parking.reserve(List.of("load 2"));
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(1, 450));
            await().until(() -> task.status().failedDocuments() == 1);
            task.pause(null);
            world.parking.clear();
            world.unreadable = document -> false;
            assertThat(task.retryFailedDocuments(List.of("doc-1.md", "doc-4.md")))
                    .isEqualTo(1);
            task.resume();
            TaskStatus status = bench.result();
            assertThat(status.completedDocuments()).isEqualTo(4);
            assertThat(status.failedDocuments()).isZero();
            assertThat(status.failures()).isEmpty();
        }
    }

    @Test
    void anEndedTaskRetriesInItsNextRun() {
        FakeWorld world = new FakeWorld(3);
        world.unreadable = document -> document == 3;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(2, 450));
            assertThat(bench.result().failedDocuments()).isEqualTo(1);
            world.unreadable = document -> false;
            world.calls.clear();
            RaptorWorkflow next = bench.client()
                    .newWorkflowStub(
                            RaptorWorkflow.class,
                            WorkflowOptions.newBuilder(TaskBench.options())
                                    .setWorkflowIdConflictPolicy(
                                            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                    .build());
            int back = WorkflowClient.executeUpdateWithStart(
                    next::retryFailedDocuments,
                    null,
                    UpdateOptions.<Integer>newBuilder().build(),
                    new WithStartWorkflowOperation<>(
                            next::run, TaskBench.request(2, 450).onRemaining()));
            assertThat(back).isEqualTo(1);
            TaskStatus status = bench.result();
            assertThat(status.completedDocuments()).isEqualTo(3);
            assertThat(status.failedDocuments()).isZero();
            assertThat(world.calls).filteredOn(call -> call.startsWith("load")).containsExactly("load 3");
            assertThat(world.states).doesNotContainValue(DocumentState.FAILED);
        }
    }

    /** Of the last ones, those with the most calls ahead go first; until then the oldest document does. */
    @Test
    void onlyCallsOfTheLastDocumentsSayHowManyAreAhead() {
        FakeWorld world = new FakeWorld(6);
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(2, 450));
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
        assertThat(world.embedded).filteredOn(call -> call.build() <= 4).allMatch(call -> call.ahead() == null);
        for (long last : List.of(5L, 6L)) {
            assertThat(world.embedded)
                    .filteredOn(call -> call.build() == last)
                    .extracting(EmbedRequest::ahead)
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .doesNotContainNull()
                    .endsWith(1);
        }
    }

    @Test
    void anUnsoundRequestFailsTheTaskWithEveryFault() {
        FakeWorld world = new FakeWorld(1);
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow stub = bench.client().newWorkflowStub(RaptorWorkflow.class, TaskBench.options());
            assertThatThrownBy(() -> stub.run(TaskRequest.of(
                            TaskBench.TASK, "bad name!", List.of(), RaptorSettings.defaults(), Limits.defaults())))
                    .rootCause()
                    .hasMessageContaining("dataset")
                    .hasMessageContaining("sources");
        }
    }

    @Test
    void concurrencyChangesAtOnceAndAnswersTheNumberBefore() {
        FakeWorld world = new FakeWorld(6);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(1, 450));
            await().until(() -> world.calls.size() == 1);
            assertThat(task.setConcurrency(4)).isEqualTo(1);
            await().until(() -> world.calls.size() == 4);
            world.loading.release(1000);
            assertThat(bench.result().completedDocuments()).isEqualTo(6);
        }
    }
}
