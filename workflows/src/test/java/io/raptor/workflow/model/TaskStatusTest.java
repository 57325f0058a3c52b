package io.raptor.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

    private static final GraphFigures GRAPH = new GraphFigures(3, 2, 1, 1, 1, new TreeMap<>());

    @Test
    void onlyATaskThatMakesAGraphShowsOne() {
        TaskRequest trees =
                TaskRequest.of("isles", "isles", List.of("/isles"), RaptorSettings.defaults(), Limits.defaults());
        assertThat(status(trees).with(figures()).graph()).isNull();
        assertThat(status(trees.forGraph(GraphRagSettings.defaults()))
                        .with(figures())
                        .graph())
                .isEqualTo(GRAPH);
    }

    private static TaskStatus status(TaskRequest request) {
        return TaskStatus.of(
                "isles",
                request,
                new TaskStatus.Moment(TaskState.RUNNING, "documents", 0, null),
                new TaskStatus.Work(Counts.NONE, 0, 1, Usage.NONE),
                new TaskStatus.Times(Instant.EPOCH, null, null, null, null, 0, null),
                List.of());
    }

    private static TaskFigures figures() {
        return new TaskFigures(
                false, Instant.EPOCH, Instant.EPOCH, 1, 0, Usage.NONE, TaskTotal.of(1, 1, Usage.NONE), null, GRAPH, 3L);
    }
}
