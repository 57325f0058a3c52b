package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.model.RaptorSettings;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A document of 20,000 leaves whose first level alone is longer than a history should be. */
final class Deep {

    static final int LEAVES = 20_000;

    /** Events of a run: those at which servers suggest to end it, and those of the activities in flight by then. */
    static final int LONGEST = 5000;

    /** Nodes of the levels above; eight are few enough for the root. */
    private static final int[] LEVELS = {2800, 400, 57, 8};

    private static final int SUMMARIES = IntStream.of(LEVELS).sum() + 1;

    private Deep() {}

    static FakeWorld world() {
        FakeWorld world = new FakeWorld(1);
        world.leaves = LEAVES;
        world.clusters = level -> LEVELS[level];
        return world;
    }

    /** Every summary was asked for once, and every node of every level was embedded once. */
    static void assertBuilt(FakeWorld world) {
        assertThat(RaptorSettings.defaults().maxLevels()).isEqualTo(LEVELS.length + 1);
        assertThat(world.calls)
                .filteredOn(call -> call.startsWith("summarise"))
                .hasSize(SUMMARIES)
                .doesNotHaveDuplicates();
        assertThat(world.embedded).doesNotHaveDuplicates();
        // A long document leaves no places to others at the end of its task, in its later runs neither.
        assertThat(world.embedded).allMatch(batch -> batch.ahead() == null);
        assertThat(world.embedded.stream()
                        .filter(batch -> batch.level() == 0)
                        .mapToInt(Deep::nodes)
                        .sum())
                .isEqualTo(LEAVES);
        for (int level = 1; level <= LEVELS.length; level++) {
            int number = level;
            assertThat(world.embedded.stream()
                            .filter(batch -> batch.level() == number)
                            .mapToInt(Deep::nodes)
                            .sum())
                    .isEqualTo(LEVELS[level - 1]);
        }
    }

    private static int nodes(EmbedRequest batch) {
        return batch.to() - batch.from();
    }

    /** The lengths in events of all runs of a workflow, the last one first. */
    static List<Integer> runs(WorkflowClient client, String workflowId) {
        List<Integer> lengths = new ArrayList<>();
        String run = client.newUntypedWorkflowStub(workflowId)
                .describe()
                .getExecution()
                .getRunId();
        while (!run.isEmpty()) {
            WorkflowExecutionHistory history = client.fetchHistory(workflowId, run);
            List<HistoryEvent> events = history.getEvents();
            lengths.add(events.size());
            run = events.get(0).getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId();
        }
        return lengths;
    }
}
