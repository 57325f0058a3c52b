package io.raptor.starter.schedule;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.ScheduledIndexWorkflow;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleListActionStartWorkflow;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Schedules as Temporal keeps them, under the ids of the tasks that they start. */
public final class TemporalSchedules implements ScheduleOperations {

    /** No task's id has such a sign. */
    private static final String STARTS = "schedule:";

    /** A service that was away makes up for so much: not for each of the starts of a week. */
    private static final Duration CATCH_UP = Duration.ofHours(1);

    private final ScheduleClient client;
    private final TaskQueues queues;
    private final ScheduleReader reader;

    /** @param workflows asked what became of starts */
    public TemporalSchedules(ScheduleClient client, WorkflowClient workflows, TaskQueues queues) {
        this.client = client;
        this.queues = queues;
        this.reader = new ScheduleReader(workflows);
    }

    @Override
    public ScheduleView create(TaskRequest request, Timing timing) {
        List<String> faults = Stream.concat(timing.faults().stream(), request.faults().stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new OperationException(Kind.INVALID, String.join("\n", faults));
        }
        String id = ScheduledStarts.idOf(request);
        ScheduleFault.made(
                id,
                () -> client.createSchedule(
                        id,
                        schedule(id, request.asStarted(id), timing),
                        ScheduleOptions.newBuilder()
                                .setMemo(Map.of(ScheduleReader.TIMING, timing))
                                .build()));
        return schedule(id);
    }

    private Schedule schedule(String id, TaskRequest request, Timing timing) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ScheduledIndexWorkflow.TYPE)
                        .setArguments(request)
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId(STARTS + id)
                                .setTaskQueue(queues.control())
                                .build())
                        .build())
                .setSpec(spec(timing))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(CATCH_UP)
                        .build())
                .build();
    }

    private static ScheduleSpec spec(Timing timing) {
        ScheduleSpec.Builder spec = ScheduleSpec.newBuilder();
        timing.interval().map(ScheduleIntervalSpec::new).map(List::of).ifPresent(spec::setIntervals);
        Optional.ofNullable(timing.cron()).map(List::of).ifPresent(spec::setCronExpressions);
        Optional.ofNullable(timing.timezone()).ifPresent(spec::setTimeZoneName);
        return spec.build();
    }

    @Override
    public List<ScheduleView> schedules() {
        return ScheduleFault.made(
                        "list",
                        () -> client.listSchedules()
                                .filter(TemporalSchedules::ours)
                                .toList())
                .stream()
                .map(ScheduleListDescription::getScheduleId)
                .sorted()
                .flatMap(id -> listed(id).stream())
                .toList();
    }

    private static boolean ours(ScheduleListDescription listed) {
        return listed.getSchedule() != null
                && listed.getSchedule().getAction() instanceof ScheduleListActionStartWorkflow starts
                && starts.getWorkflow().equals(ScheduledIndexWorkflow.TYPE);
    }

    /** Empty for one that was deleted in between. */
    private Optional<ScheduleView> listed(String id) {
        try {
            return Optional.of(reader.listed(described(id)));
        } catch (OperationException gone) {
            if (gone.kind() == Kind.UNKNOWN) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    @Override
    public ScheduleView schedule(String id) {
        return reader.whole(described(id));
    }

    private DescribedSchedule described(String id) {
        return DescribedSchedule.of(ScheduleFault.made(id, client.getHandle(id)::describe))
                .orElseThrow(() -> ScheduleFault.unknown(id));
    }

    @Override
    public ScheduleView pause(String id) {
        return changed(id, ScheduleHandle::pause);
    }

    @Override
    public ScheduleView resume(String id) {
        return changed(id, ScheduleHandle::unpause);
    }

    @Override
    public ScheduleView run(String id) {
        return changed(id, ScheduleHandle::trigger);
    }

    @Override
    public void delete(String id) {
        change(id, ScheduleHandle::delete);
    }

    private ScheduleView changed(String id, Consumer<ScheduleHandle> change) {
        change(id, change);
        return schedule(id);
    }

    /** Only what is ours: others may keep schedules in this namespace, too. */
    private void change(String id, Consumer<ScheduleHandle> change) {
        ScheduleHandle handle = client.getHandle(described(id).id());
        ScheduleFault.made(id, () -> {
            change.accept(handle);
            return id;
        });
    }
}
