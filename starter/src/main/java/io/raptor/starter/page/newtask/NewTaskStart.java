package io.raptor.starter.page.newtask;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.Timing;
import io.raptor.starter.task.IdempotentStart;
import io.raptor.workflow.model.TaskRequest;
import org.jspecify.annotations.Nullable;

/** The start of a task from the page: at once, and again and again where that is asked for. */
final class NewTaskStart {

    private final IdempotentStart submissions;
    private final ScheduleOperations schedules;

    NewTaskStart(IdempotentStart submissions, ScheduleOperations schedules) {
        this.submissions = submissions;
        this.schedules = schedules;
    }

    /** Whether tasks can be started again and again here. */
    boolean repeats() {
        return schedules.kept();
    }

    /**
     * @param timing {@code null} for a task that is started once
     * @throws OperationException as the start or the schedule is refused; then there is neither
     */
    void start(String id, TaskRequest request, @Nullable Timing timing) {
        if (timing == null) {
            submissions.submit(id, request);
            return;
        }
        schedules.create(request, timing);
        try {
            submissions.submit(id, request);
        } catch (OperationException refused) {
            schedules.delete(id);
            throw refused;
        }
    }
}
