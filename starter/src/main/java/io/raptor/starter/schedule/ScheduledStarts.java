package io.raptor.starter.schedule;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.workflow.activity.ScheduleActivities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Names;
import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.failure.ApplicationFailure;

/** The starts of schedules, by the door that all others start tasks through. */
public final class ScheduledStarts implements ScheduleActivities {

    private final TemporalTasks tasks;

    public ScheduledStarts(TemporalTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public ScheduledStart start(TaskRequest request) {
        String id = idOf(request);
        try {
            boolean started = tasks.startUnlessRunning(id, request.asStarted(id));
            return new ScheduledStart(id, started, started ? null : unended(id));
        } catch (OperationException refused) {
            if (refused.kind() == Kind.UNAVAILABLE) {
                throw ApplicationFailure.newFailure(refused.getMessage(), "Unavailable");
            }
            throw new IndexingException(FailureType.INVALID_REQUEST, String.valueOf(refused.getMessage()));
        }
    }

    static String idOf(TaskRequest request) {
        return request.taskId() == null ? Names.from(request.dataset()) : request.taskId();
    }

    private String unended(String id) {
        String state = tasks.statusNow(id)
                .map(TaskStatus::state)
                .map(known -> " (" + known.text() + ")")
                .orElse("");
        return "task " + id + " had not ended" + state;
    }
}
