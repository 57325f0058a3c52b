package io.raptor.starter.owner;

import io.raptor.starter.request.ScheduleBody;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.schedule.Timing;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;

/** Schedules of the process that owns the home. */
public final class RemoteSchedules implements ScheduleOperations {

    private static final String ALL = "/schedule";

    private final OwnerClient owner;

    public RemoteSchedules(Owner owner) {
        this.owner = new OwnerClient(owner);
    }

    private static String path(String id) {
        return ALL + "/" + OwnerClient.encode(id);
    }

    @Override
    public ScheduleView create(TaskRequest request, Timing timing) {
        return view(owner.post(ALL, Json.write(new ScheduleBody(request, timing))));
    }

    @Override
    public List<ScheduleView> schedules() {
        return List.of(Json.read(owner.get(ALL), ScheduleView[].class));
    }

    @Override
    public ScheduleView schedule(String id) {
        return view(owner.get(path(id)));
    }

    @Override
    public ScheduleView pause(String id) {
        return view(owner.post(path(id) + "/pause", ""));
    }

    @Override
    public ScheduleView resume(String id) {
        return view(owner.post(path(id) + "/resume", ""));
    }

    @Override
    public ScheduleView run(String id) {
        return view(owner.post(path(id) + "/run", ""));
    }

    @Override
    public void delete(String id) {
        owner.delete(path(id));
    }

    private static ScheduleView view(String json) {
        return Json.read(json, ScheduleView.class);
    }
}
