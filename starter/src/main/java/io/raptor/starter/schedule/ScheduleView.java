package io.raptor.starter.schedule;

import io.raptor.workflow.model.TaskType;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as it stands.
 *
 * @param scheduleId the id of the task that it starts
 * @param schedule when it starts it
 * @param nextStarts while it is not paused; a few
 * @param starts how often the time has come
 * @param lastStarts the newest first, a few; in lists one
 */
public record ScheduleView(
        String scheduleId,
        TaskType taskType,
        String dataset,
        List<String> sources,
        Timing schedule,
        boolean isPaused,
        Instant createdAt,
        List<Instant> nextStarts,
        long starts,
        List<PastStart> lastStarts) {

    public ScheduleView {
        sources = List.copyOf(sources);
        nextStarts = List.copyOf(nextStarts);
        lastStarts = List.copyOf(lastStarts);
    }
}
