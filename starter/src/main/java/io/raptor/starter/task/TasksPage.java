package io.raptor.starter.task;

import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the tasks, the newest first, each as the store has it.
 *
 * @param nextCursor to ask for what follows; {@code null} on the last page
 * @param total those that were asked for, on all pages
 */
public record TasksPage(List<TaskStatus> items, @Nullable String nextCursor, long total) {
    public TasksPage {
        items = List.copyOf(items);
    }
}
