package io.raptor.starter.page.task;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tasks that need a person, the urgent ones first; every page asks, so that all share an answer for a few seconds. */
public final class Attention {

    /** Of each state the newest are looked at: older ones have been seen. */
    private static final int NEWEST = 50;

    private static final List<TaskState> LOOKED_AT =
            List.of(TaskState.PAUSED, TaskState.FAILED, TaskState.RUNNING, TaskState.COMPLETED_WITH_FAILURES);

    private final TaskOperations tasks;
    private final LoadingCache<String, List<Need>> known;

    public Attention(TaskOperations tasks) {
        this.tasks = tasks;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(2))
                .maximumSize(1)
                .build(all -> look());
    }

    /** Those of all datasets. */
    public List<Need> needs() {
        return known.get("all");
    }

    private List<Need> look() {
        List<Need> needs = new ArrayList<>();
        for (TaskState state : LOOKED_AT) {
            for (TaskStatus status :
                    tasks.tasks(new TaskFilter(state, null), null, NEWEST).items()) {
                Need.of(status).ifPresent(needs::add);
            }
        }
        needs.sort(Comparator.comparing(need -> !need.urgent()));
        return List.copyOf(needs);
    }
}
