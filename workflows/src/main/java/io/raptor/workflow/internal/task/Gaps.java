package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.GapRequest;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/** The steps of a document's work that failed for good and are left out of its result. */
public final class Gaps {

    private final String taskId;
    private final PublishActivities publishing;
    private int count;
    private @Nullable FailureCause first;

    /**
     * Those that an earlier run of the work has left.
     *
     * @param first why the first of them failed; {@code null} where there are none
     */
    public Gaps(String taskId, PublishActivities publishing, int count, @Nullable FailureCause first) {
        this.taskId = taskId;
        this.publishing = publishing;
        this.count = count;
        this.first = first;
    }

    /**
     * Records one.
     *
     * @throws ActivityFailure the failure itself, where its kind leaves no gap
     */
    public void add(long build, int level, int step, ActivityFailure failure) {
        FailureCause cause = FailureCause.of(failure);
        if (!cause.type().leavesGap()) {
            throw failure;
        }
        count++;
        first = first == null ? cause : first;
        publishing.recordGap(
                new GapRequest(taskId, build, level, step, cause.type().text(), cause.message()));
    }

    public int count() {
        return count;
    }

    /** Why the first of them failed; {@code null} where there are none. */
    public @Nullable FailureCause first() {
        return first;
    }
}
