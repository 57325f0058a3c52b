package io.raptor.starter.schedule;

import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;

/** The operations on schedules, each of which has the id of its task; every method throws {@link OperationException} when it cannot. */
public interface ScheduleOperations {

    /** Whether there is a Temporal service that keeps any; all else is refused where there is none. */
    default boolean kept() {
        return true;
    }

    /** Has a task started again and again from now on; the task itself is not started. */
    ScheduleView create(TaskRequest request, Timing timing);

    /** All of them by their ids, of their last starts the newest alone. */
    List<ScheduleView> schedules();

    ScheduleView schedule(String id);

    /** Starts nothing until it is resumed; a task that runs goes on. Twice is no error. */
    ScheduleView pause(String id);

    ScheduleView resume(String id);

    /** Starts the task now, too, unless it runs. */
    ScheduleView run(String id);

    /** Ends the schedule; its task and dataset stay as they are. */
    void delete(String id);
}
