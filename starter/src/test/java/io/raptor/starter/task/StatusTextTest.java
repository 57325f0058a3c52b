package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.testing.Statuses;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusTextTest {

    private static final TaskStatus RUNNING = Statuses.status(TaskState.RUNNING, 5, 5);

    private static TaskFigures figures(boolean ended, Usage usage, Usage total) {
        return new TaskFigures(
                ended,
                Instant.EPOCH,
                Instant.EPOCH,
                9,
                2,
                usage,
                TaskTotal.of(2, 30, total),
                new Pace(0.25, 120.0, 90.0),
                null,
                3L);
    }

    @Test
    void aRunningTaskTellsItsSpeedAndTheTimeLeft() {
        TaskStatus status = RUNNING.with(figures(false, new Usage(3, 1, 0, 50, 10, 0.0), Usage.NONE));
        assertThat(StatusText.line(status))
                .isEqualTo(
                        "running: 5/10 documents, 1 min 30 s left, 2 running, 0 failed, 3 ignored, 3 calls, 60 tokens,"
                                + " 120 passages/min");
        assertThat(status.progress()).isEqualTo(0.25);
    }

    @Test
    void whatNothingRunsHasNoTimeLeft() {
        TaskStatus status = RUNNING.with(figures(false, Usage.NONE, Usage.NONE)).asInterrupted();
        assertThat(status.etaSeconds()).isNull();
        assertThat(StatusText.line(status))
                .isEqualTo("interrupted: 5/10 documents, 0 running, 0 failed, 3 ignored, 0 calls, 0 tokens");
    }

    @Test
    void whatAnEndedTaskUsedInAllRunsStandsBesideTheLast() {
        TaskStatus status = Statuses.status(TaskState.COMPLETED, 5, 5)
                .with(figures(true, Usage.NONE, new Usage(7, 2, 1, 500, 60, 0.25)));
        assertThat(StatusText.line(status)).endsWith("0 tokens; all 2 runs: 7 calls, 560 tokens, 0.2500 USD");
    }

    @Test
    void whatKeepsARunningTaskIsSaid() {
        assertThat(StatusText.line(RUNNING.stuck("worker: no worker polls queue q")))
                .endsWith("0 tokens; stuck, worker: no worker polls queue q");
    }

    @Test
    void figuresOfTheRunBeforeAreNotTheNewRuns() {
        assertThat(RUNNING.with(figures(true, new Usage(3, 1, 0, 50, 10, 0.0), Usage.NONE)))
                .isEqualTo(RUNNING);
    }
}
