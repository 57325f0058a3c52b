package io.raptor.starter.schedule;

import io.raptor.workflow.ScheduledIndexWorkflow;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleDescription;
import java.util.Optional;

/**
 * A schedule of ours as Temporal describes it.
 *
 * @param request of the task that it starts
 */
record DescribedSchedule(ScheduleDescription description, TaskRequest request) {

    /** Empty for one that starts something else. */
    static Optional<DescribedSchedule> of(ScheduleDescription description) {
        if (description.getSchedule().getAction() instanceof ScheduleActionStartWorkflow starts
                && starts.getWorkflowType().equals(ScheduledIndexWorkflow.TYPE)) {
            return Optional.of(
                    new DescribedSchedule(description, starts.getArguments().get(0, TaskRequest.class)));
        }
        return Optional.empty();
    }

    String id() {
        return description.getId();
    }
}
