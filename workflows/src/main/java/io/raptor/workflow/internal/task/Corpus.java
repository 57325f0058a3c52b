package io.raptor.workflow.internal.task;

import java.util.List;

/** The work of a task on all its documents together: phases one after the other, each of a number of steps. */
public interface Corpus {

    /** The names of the phases in their order, as a status names them. */
    List<String> phases();

    /** A phase as a status names it: several of them may be one to people. */
    default String shown(String phase) {
        return phase;
    }

    /**
     * Goes through the phases from where the run stands, each by {@link CorpusRun#phase}.
     *
     * @throws io.temporal.failure.ActivityFailure of a step that failed
     * @throws WorkFailed when more of it failed than the task allows
     */
    void build(CorpusRun run);
}
