package io.raptor.workflow.activity;

import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.activity.ActivityInterface;

/** The starts of tasks by schedules; on the control queue. */
@ActivityInterface(namePrefix = "Schedule")
public interface ScheduleActivities {

    /** Starts a task's next run, unless the task runs, is paused, or is on its way to its end. */
    ScheduledStart start(TaskRequest request);
}
