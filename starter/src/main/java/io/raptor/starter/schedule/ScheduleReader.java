package io.raptor.starter.schedule;

import io.raptor.starter.schedule.PastStart.Outcome;
import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads schedules for people: when they start their task, and what became of the last times. */
final class ScheduleReader {

    /** Temporal keeps a cron expression only as the times that it stands for. */
    static final String TIMING = "raptor_schedule";

    private static final int FEW = 5;

    private final WorkflowClient workflows;

    ScheduleReader(WorkflowClient workflows) {
        this.workflows = workflows;
    }

    ScheduleView listed(DescribedSchedule schedule) {
        return view(schedule, last(schedule, 1));
    }

    ScheduleView whole(DescribedSchedule schedule) {
        return view(schedule, last(schedule, FEW));
    }

    private List<PastStart> last(DescribedSchedule schedule, int few) {
        List<ScheduleActionResult> recent =
                new ArrayList<>(schedule.description().getInfo().getRecentActions());
        Collections.reverse(recent);
        return recent.stream().limit(few).map(this::past).toList();
    }

    private static ScheduleView view(DescribedSchedule schedule, List<PastStart> starts) {
        ScheduleInfo info = schedule.description().getInfo();
        TaskRequest request = schedule.request();
        ScheduleState state = schedule.description().getSchedule().getState();
        boolean paused = state != null && state.isPaused();
        List<Instant> next = info.getNextActionTimes();
        return new ScheduleView(
                schedule.id(),
                request.taskType(),
                request.dataset(),
                request.sources(),
                timing(schedule),
                paused,
                info.getCreatedAt(),
                paused ? List.of() : next.subList(0, Math.min(FEW, next.size())),
                info.getNumActions(),
                starts);
    }

    /** One that was made by other hands has none. */
    private static Timing timing(DescribedSchedule schedule) {
        Timing known = (Timing) schedule.description().getMemo(TIMING, Timing.class);
        return known == null ? new Timing(null, null, null) : known;
    }

    private PastStart past(ScheduleActionResult result) {
        if (!(result.getAction() instanceof ScheduleActionExecutionStartWorkflow run)) {
            return new PastStart(result.getScheduledAt(), Outcome.UNKNOWN, null);
        }
        WorkflowStub start = workflows.newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                .setWorkflowId(run.getWorkflowId())
                .setRunId(run.getFirstExecutionRunId())
                .build());
        try {
            if (start.describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                return new PastStart(result.getScheduledAt(), Outcome.PENDING, null);
            }
            ScheduledStart end = start.getResult(ScheduledStart.class);
            return new PastStart(
                    result.getScheduledAt(), end.started() ? Outcome.STARTED : Outcome.SKIPPED, end.reason());
        } catch (WorkflowFailedException failed) {
            return new PastStart(result.getScheduledAt(), Outcome.FAILED, why(failed));
        } catch (WorkflowNotFoundException forgotten) {
            return new PastStart(result.getScheduledAt(), Outcome.UNKNOWN, null);
        }
    }

    private static @Nullable String why(WorkflowFailedException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure ours) {
                return ours.getOriginalMessage();
            }
        }
        return null;
    }
}
