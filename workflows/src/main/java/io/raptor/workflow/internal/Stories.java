package io.raptor.workflow.internal;

import io.raptor.workflow.internal.graph.GraphStory;
import io.raptor.workflow.internal.raptor.RaptorStory;
import io.raptor.workflow.internal.task.Story;
import io.raptor.workflow.model.TaskType;

/** The kinds of tasks that there are. */
final class Stories {

    private Stories() {}

    static Story of(TaskType type) {
        return switch (type) {
            case RAPTOR -> new RaptorStory();
            case GRAPHRAG -> new GraphStory();
        };
    }
}
