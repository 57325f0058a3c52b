package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks without checkpoints. */
@Timeout(60)
class AtomicRunTest {

    @Test
    void indexesEverythingInOneActivity() throws IOException {
        FakeWorld world = new FakeWorld(4);
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.atomicRequest());
            TaskStatus status = bench.result();
            assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(status.useCheckpoints()).isFalse();
            assertThat(status.completedDocuments()).isEqualTo(4);
            assertThat(status.progress()).isEqualTo(1);
            assertThat(status.modelCalls()).isEqualTo(4);
            assertThat(status.tokenCount()).isEqualTo(60);
            assertThat(world.calls).containsExactly("atomic");
        }
    }

    @Test
    void theFirstFailureFailsTheTaskAndIsNotTriedAgain() throws IOException {
        FakeWorld world = new FakeWorld(3);
        world.unreadable = document -> document == 2;
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.atomicRequest());
            assertThatThrownBy(bench::result).rootCause().hasMessageContaining("doc-2.md: is encrypted");
            TaskStatus status = task.status();
            assertThat(status.state()).isEqualTo(TaskState.FAILED);
            assertThat(status.failedDocuments()).isEqualTo(1);
            assertThat(status.cancelledDocuments()).isEqualTo(2);
            assertThat(status.modelCalls()).isEqualTo(2);
            assertThat(status.failures()).extracting(DocumentFailure::docId).containsExactly("doc-2.md");
            assertThat(world.calls).containsExactly("atomic");
            assertThat(world.records).containsExactly("failed");
        }
    }

    @Test
    void theNextRunBeginsWithEverything() throws IOException {
        FakeWorld world = new FakeWorld(3);
        world.unreadable = document -> document == 2;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.atomicRequest());
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            world.unreadable = document -> false;
            world.loading.drainPermits();
            RaptorWorkflow next = bench.start(TaskBench.atomicRequest().onRemaining());
            assertThat(next.retryFailedDocuments(null)).isZero();
            world.loading.release(1000);
            assertThat(bench.result().completedDocuments()).isEqualTo(3);
        }
    }

    @Test
    void cannotBePaused() throws IOException {
        FakeWorld world = new FakeWorld(2);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.atomicRequest());
            await().until(() -> world.calls.contains("atomic"));
            task.pause("lunch");
            TaskStatus status = task.status();
            assertThat(status.state()).isEqualTo(TaskState.RUNNING);
            assertThat(status.canPause()).isFalse();
            assertThat(status.isPaused()).isFalse();
            assertThat(status.phase()).isEqualTo("indexing");
            world.loading.release(1000);
            assertThat(bench.result().completedDocuments()).isEqualTo(2);
        }
    }

    @Test
    void cancelBySignalEndsTheActivityAndClosesAsCancelled() throws IOException {
        cancelled(task -> task.cancel("enough"));
    }

    @Test
    void cancelByTemporalMeansTheSame() throws IOException {
        cancelled(task -> WorkflowStub.fromTyped(task).cancel());
    }

    private static void cancelled(Consumer<RaptorWorkflow> cancel) throws IOException {
        FakeWorld world = new FakeWorld(3);
        world.loading.drainPermits();
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.atomicRequest());
            await().until(() -> world.calls.contains("atomic"));
            cancel.accept(task);
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(WorkflowStub.fromTyped(task).describe().getStatus())
                    .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
            await().atMost(Duration.ofSeconds(5)).until(() -> task.status().state() == TaskState.CANCELLED);
            assertThat(task.status().cancelledDocuments()).isEqualTo(3);
            assertThat(List.copyOf(world.states.values())).containsOnly(DocumentState.CANCELLED);
        }
    }
}
