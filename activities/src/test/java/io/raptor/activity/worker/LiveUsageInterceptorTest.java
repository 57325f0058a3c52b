package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskFigures.Pace;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import io.raptor.workflow.model.Usage;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor.QueryInput;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor.QueryOutput;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveUsageInterceptorTest {

    private static final TaskFigures KNOWN = figures(new Usage(7, 2, 1, 500, 60, 0.25));

    private final TaskStatus own = Payloads.mapper()
            .convertValue(
                    Map.of(
                            "task_id", "task",
                            "task_type", "raptor",
                            "dataset", "papers",
                            "state", "running",
                            "phase", "documents",
                            "model_calls", 3,
                            "created_at", "2026-01-01T00:00:00Z",
                            "failures", new Object[0]),
                    TaskStatus.class);

    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Function<String, Optional<TaskFigures>> store = taskId -> Optional.of(KNOWN);
    private final LiveUsageInterceptor spending = new LiveUsageInterceptor(taskId -> store.apply(taskId));
    private final WorkflowInboundCallsInterceptor run = spending.interceptWorkflow(new Run(own));

    @AfterEach
    void close() {
        spending.close();
    }

    @Test
    void aStatusTellsWhatTheStoreKnowsOfItsTask() {
        store = taskId -> taskId.equals("task") ? Optional.of(KNOWN) : Optional.empty();

        assertThat(status()).isEqualTo(own.with(KNOWN));
        assertThat(status().modelCalls()).isEqualTo(7);
    }

    @Test
    void aStoreThatIsAwayLeavesWhatTheTaskKnows() {
        store = LiveUsageInterceptorTest::away;

        assertThat(status()).isEqualTo(own);
    }

    @Test
    void aStoreThatHangsLeavesWhatTheTaskKnows() {
        store = taskId -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(KNOWN);
        };

        assertThat(status()).isEqualTo(own);
    }

    @Test
    void nothingIsTakenBackWhenTheStoreGoesAway() {
        assertThat(status().modelCalls()).isEqualTo(7);
        store = LiveUsageInterceptorTest::away;

        assertThat(status()).isEqualTo(own.with(KNOWN));
    }

    @Test
    void otherQueriesAreLeftAlone() {
        WorkflowInboundCallsInterceptor other = spending.interceptWorkflow(new Run("configuration"));

        assertThat(ask(other)).isEqualTo("configuration");
    }

    private static TaskFigures figures(Usage usage) {
        return new TaskFigures(
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                3,
                1,
                usage,
                TaskTotal.of(1, 3, usage),
                new Pace(0.5, 20.0, 30.0),
                null,
                3L);
    }

    private static Optional<TaskFigures> away(String taskId) {
        throw new IndexingException(FailureType.STORE_UNAVAILABLE, "the database is away: " + taskId, null);
    }

    private TaskStatus status() {
        return (TaskStatus) ask(run);
    }

    private static Object ask(WorkflowInboundCallsInterceptor run) {
        return run.handleQuery(new QueryInput("status", Header.empty(), new Object[0]))
                .getResult();
    }

    /** A run that answers each query with the same. */
    private static final class Run extends WorkflowInboundCallsInterceptorBase {

        private final Object answer;

        Run(Object answer) {
            super(new WorkflowInboundCallsInterceptorBase(null));
            this.answer = answer;
        }

        @Override
        public QueryOutput handleQuery(QueryInput input) {
            return new QueryOutput(answer);
        }
    }
}
