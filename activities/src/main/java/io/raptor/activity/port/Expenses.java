package io.raptor.activity.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What tasks spent and what the ledger saved them, slot by slot of time: for people to look at. */
public interface Expenses {

    /**
     * The calls of a task that were made from a moment on, and its documents that ended in its present run.
     *
     * @param from the beginning of slot 0
     * @param slot how long each is
     * @return by slot and model
     */
    List<Expense> ofTask(String taskId, Instant from, Duration slot);

    /** The same of all tasks into a dataset, in all their runs. */
    List<Expense> ofDataset(String dataset, Instant from, Duration slot);

    /** When the first task into a dataset was begun; empty where there is none. */
    Optional<Instant> begun(String dataset);

    /**
     * What was spent in a slot on a model, or what ended in it.
     *
     * @param slot from 0
     * @param model its id; empty for documents
     * @param documents that got a tree in it
     * @param cachedCalls of those documents, counted when they ended
     */
    record Expense(
            long slot,
            String model,
            long calls,
            long inputTokens,
            long outputTokens,
            long documents,
            long cachedCalls) {}
}
