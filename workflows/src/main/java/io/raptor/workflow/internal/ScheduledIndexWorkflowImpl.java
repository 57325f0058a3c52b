package io.raptor.workflow.internal;

import io.raptor.workflow.ScheduledIndexWorkflow;
import io.raptor.workflow.activity.ScheduleActivities;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Starts a task because it is time. */
public final class ScheduledIndexWorkflowImpl implements ScheduledIndexWorkflow {

    @Override
    public ScheduledStart run(@Nullable TaskRequest request) {
        ScheduleActivities schedules = Workflow.newActivityStub(
                ScheduleActivities.class, Policies.ofThisWorkflow().scheduledStart());
        return schedules.start(request == null ? TaskRequest.none() : request);
    }
}
