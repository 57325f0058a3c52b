package io.raptor.starter.schedule;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;

/** The schedules where no Temporal service keeps any, as the one in our process does not: each question is refused with what to do. */
public final class NoSchedules implements ScheduleOperations {

    private static OperationException none() {
        return new OperationException(
                Kind.CONFLICT,
                "schedules are kept by a Temporal service of its own, not by the one embedded in raptor: start"
                        + " ./raptor serve --temporal local and ask again beside it, or name a service by --temporal"
                        + " HOST:PORT; ./raptor watch indexes again whenever files change, without one");
    }

    @Override
    public boolean kept() {
        return false;
    }

    @Override
    public ScheduleView create(TaskRequest request, Timing timing) {
        throw none();
    }

    @Override
    public List<ScheduleView> schedules() {
        throw none();
    }

    @Override
    public ScheduleView schedule(String id) {
        throw none();
    }

    @Override
    public ScheduleView pause(String id) {
        throw none();
    }

    @Override
    public ScheduleView resume(String id) {
        throw none();
    }

    @Override
    public ScheduleView run(String id) {
        throw none();
    }

    @Override
    public void delete(String id) {
        throw none();
    }
}
