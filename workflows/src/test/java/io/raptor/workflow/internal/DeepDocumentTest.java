package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A level that is longer than a history should be; {@link RaptorWorkflowIT} has the same on the real server. */
@Timeout(180)
class DeepDocumentTest {

    @Test
    void aLongLevelIsLeftInItsMidstAndGoneOnWith() {
        FakeWorld world = Deep.world();
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(1, 450));
            TaskStatus status = bench.result();
            assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
            Deep.assertBuilt(world);
            assertThat(Deep.runs(bench.client(), WorkflowIds.document(TaskBench.TASK, FakeWorld.id(1))))
                    .hasSizeGreaterThan(1)
                    .allMatch(events -> events < Deep.LONGEST);
        }
    }

    @Test
    void aGapOfAnEarlierRunIsNotForgotten() {
        FakeWorld world = new FakeWorld(1);
        world.clusters = level -> 2000;
        world.refusedLevelOne = document -> true;
        try (TaskBench bench = new TaskBench(world)) {
            bench.start(TaskBench.request(1, 450));
            TaskStatus status = bench.result();
            assertThat(status.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.errorType()).isEqualTo(FailureType.MODEL_REFUSED.text()));
            assertThat(Deep.runs(bench.client(), WorkflowIds.document(TaskBench.TASK, FakeWorld.id(1))))
                    .hasSizeGreaterThan(1);
        }
    }
}
