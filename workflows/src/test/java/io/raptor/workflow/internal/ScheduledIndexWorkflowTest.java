package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.ScheduledIndexWorkflow;
import io.raptor.workflow.activity.ScheduleActivities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One start by a schedule: as often as it takes for Temporal and the store to be there, and no oftener. */
@Timeout(60)
class ScheduledIndexWorkflowTest {

    private static final String ID = "schedule:papers-2026-11-27T03:00:00Z";

    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.dataConverter())
                            .build())
                    .build());

    private final Worker worker = environment.newWorker("raptor");

    @AfterEach
    void close() {
        environment.close();
    }

    private ScheduledStart run(ScheduleActivities activities) {
        worker.registerWorkflowImplementationTypes(ScheduledIndexWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities);
        environment.start();
        WorkflowClient client = environment.getWorkflowClient();
        return client.newWorkflowStub(
                        ScheduledIndexWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(ID)
                                .setTaskQueue("raptor")
                                .build())
                .run(TaskBench.request(1, 450));
    }

    @Test
    void waitsForWhatIsAway() throws Exception {
        Door door = new Door(ApplicationFailure.newFailure("Temporal does not answer", "Unavailable"));
        assertThat(run(door)).isEqualTo(new ScheduledStart("papers", true, null));
        assertThat(door.asked).isEqualTo(2);
        WorkflowReplayer.replayWorkflowExecution(environment.getWorkflowClient().fetchHistory(ID), worker);
    }

    @Test
    void failsAtOnceForARequestThatIsRefused() {
        Door door = new Door(ApplicationFailure.newFailure("no such source", FailureType.INVALID_REQUEST.text()));
        assertThatThrownBy(() -> run(door))
                .isInstanceOf(WorkflowFailedException.class)
                .hasStackTraceContaining("no such source");
        assertThat(door.asked).isEqualTo(1);
    }

    /** It opens at the second knock. */
    private static final class Door implements ScheduleActivities {

        private final ApplicationFailure first;
        private int asked;

        Door(ApplicationFailure first) {
            this.first = first;
        }

        @Override
        public ScheduledStart start(TaskRequest request) {
            asked++;
            if (asked == 1) {
                throw first;
            }
            return new ScheduledStart("papers", true, null);
        }
    }
}
