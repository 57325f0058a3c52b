package io.raptor.starter.wiring;

import io.raptor.activity.AtomicActivitiesImpl;
import io.raptor.activity.CatalogueActivitiesImpl;
import io.raptor.activity.ExecutionActivitiesImpl;
import io.raptor.activity.PublishActivitiesImpl;
import io.raptor.starter.schedule.ScheduledStarts;

/** The activities that run beside the workflows: short ones, and those of the task without checkpoints. */
record ControlActivities(
        CatalogueActivitiesImpl catalogue,
        PublishActivitiesImpl publish,
        AtomicActivitiesImpl atomic,
        ExecutionActivitiesImpl execution,
        ScheduledStarts schedules) {

    Object[] all() {
        return new Object[] {catalogue, publish, atomic, execution, schedules};
    }
}
