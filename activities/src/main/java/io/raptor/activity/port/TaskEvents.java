package io.raptor.activity.port;

import io.raptor.workflow.model.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a task with their times: for people to look at, never for control. */
public interface TaskEvents {

    /** The reason of an event of a task that goes on after whoever ran it was gone. */
    String TAKEN_UP = "taken up again after an interruption";

    /** The newest changes of a task's state or of its reason, over all its runs, newest first. */
    List<Event> events(String taskId, int limit);

    /**
     * The course of a task's present run.
     *
     * @param from the beginning of slot 0
     * @param slot how long each is
     * @return the slots in which something was done, in their order
     */
    List<Slot> course(String taskId, Instant from, Duration slot);

    /**
     * @param run of the task, from 1
     * @param state that it was in from then on
     * @param reason why; {@code null} where none was given
     */
    record Event(
            Instant at, int run, TaskState state, @Nullable String reason) {}

    /**
     * @param number from 0
     * @param documents finished in it
     * @param tokens sent and received in it, by calls that were made
     * @param calls of models that were made in it
     */
    record Slot(long number, long documents, long tokens, long calls) {}
}
