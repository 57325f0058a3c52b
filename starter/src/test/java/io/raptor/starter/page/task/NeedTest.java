package io.raptor.starter.page.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.page.task.Need.Act;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NeedTest {

    private static TaskStatus task(TaskState state, @Nullable String reason, DocumentFailure... failures) {
        return TaskStatus.of(
                "t",
                TaskRequest.of("t", "d", List.of("/a"), RaptorSettings.defaults(), Limits.defaults()),
                new TaskStatus.Moment(state, "indexing", 0.5, reason),
                new TaskStatus.Work(Counts.NONE, 0, 8, Usage.NONE),
                new TaskStatus.Times(Instant.EPOCH, null, null, null, null, 0, null),
                List.of(failures));
    }

    private static DocumentFailure failure(String type) {
        return new DocumentFailure("a.md", type, "why", 3, true, Instant.EPOCH);
    }

    @Test
    void aTaskThatRunsOrEndedWellOrWasPausedByAPersonNeedsNobody() {
        assertThat(Need.of(task(TaskState.RUNNING, null))).isEmpty();
        assertThat(Need.of(task(TaskState.COMPLETED, null))).isEmpty();
        assertThat(Need.of(task(TaskState.PAUSED, "lunch"))).isEmpty();
        assertThat(Need.of(task(TaskState.CANCELLED, null))).isEmpty();
    }

    @Test
    void aRejectedKeyIsUrgentAndABudgetIsRaisedWhileAnOutageMayPass() {
        assertThat(Need.of(task(TaskState.PAUSED, "credentials: 401")))
                .map(Need::act)
                .contains(Act.RESUME);
        assertThat(Need.of(task(TaskState.PAUSED, "budget: 5 tokens")))
                .map(Need::act)
                .contains(Act.RAISE);
        assertThat(Need.of(task(TaskState.PAUSED, "credentials: 401")))
                .map(Need::urgent)
                .contains(true);
        assertThat(Need.of(task(TaskState.PAUSED, "outage: no answer")))
                .map(Need::urgent)
                .contains(false);
    }

    @Test
    void whatNobodyRunsIsResumedByAButton() {
        Optional<Need> need = Need.of(task(TaskState.RUNNING, null).asInterrupted());
        assertThat(need).map(Need::act).contains(Act.RESUME);
    }

    @Test
    void whatNoWorkerCanContinueIsUrgent() {
        Optional<Need> need = Need.of(task(TaskState.RUNNING, null).stuck("build: another"));
        assertThat(need).map(Need::urgent).contains(true);
        assertThat(need).map(Need::why).contains("stuck: build: another");
    }

    @Test
    void failuresNeedAPersonOnlyWhereARetryCanHelp() {
        TaskState end = TaskState.COMPLETED_WITH_FAILURES;
        assertThat(Need.of(task(end, null, failure("DocumentUnreadable")))).isEmpty();
        assertThat(Need.of(task(end, null, failure("DocumentUnreadable"), failure("RateLimited"))))
                .map(Need::act)
                .contains(Act.RETRY);
    }
}
