package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowStub;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** A request that a client of Temporal wrote by hand, and that cannot be read. */
class UnreadableRequestTest {

    @Test
    void oneFailureNamesEveryFault() {
        Map<String, Object> request = Map.of(
                "dataset",
                "handbook",
                "sources",
                "/handbook",
                "of_a_newer_build",
                1,
                "limits",
                Map.of("max_errors", "many", "max_concurrent_calls", 0));
        failure(request)
                .hasMessageContainingAll(
                        FailureType.INVALID_REQUEST.text(),
                        "limits.max_errors must be a whole number",
                        "sources must be a list",
                        "limits.max_concurrent_calls must be between 1 and 1000, not 0")
                .hasMessageNotContaining("of_a_newer_build");
    }

    @Test
    void aFailureStaysShortHoweverMuchIsWrong() {
        List<Map<String, String>> sources = Collections.nCopies(100_000, Map.of());
        failure(Map.of("dataset", "handbook", "sources", sources))
                .hasMessageContainingAll("sources.99 must be a string", "there are 99900 faults more")
                .hasMessageNotContaining("sources.100 must");
    }

    private static AbstractThrowableAssert<?, ?> failure(Map<String, Object> request) {
        try (TaskBench bench = new TaskBench(new FakeWorld(1))) {
            WorkflowStub task = bench.client().newUntypedWorkflowStub("RaptorWorkflow", TaskBench.options());
            task.start(request);
            return assertThatThrownBy(() -> task.getResult(TaskStatus.class)).cause();
        }
    }
}
