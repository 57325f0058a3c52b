package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.CorpusState;
import java.util.List;

/** The work of a task on all its documents together: phases one after the other, each of a number of steps. */
public interface Corpus {

    /** The names of the phases in their order, as a status names them. */
    List<String> phases();

    /** A phase as a status names it: several of them may be one to people. */
    default String shown(String phase) {
        return phase;
    }

    /** How much of the work is done where it stands so, from 0 to 1: phases count alike. */
    default double progress(CorpusState state) {
        return progress(phases(), state);
    }

    /** The same of these phases. */
    static double progress(List<String> phases, CorpusState state) {
        int phasesDone = Math.max(0, phases.indexOf(state.phase()));
        double within = state.steps() <= 0 ? 0 : (double) state.next() / state.steps();
        return (phasesDone + within) / phases.size();
    }

    /**
     * Goes through the phases from where the run stands, each by {@link CorpusRun#phase}.
     *
     * @throws io.temporal.failure.ActivityFailure of a step that failed
     * @throws WorkFailed when more of it failed than the task allows
     */
    void build(CorpusRun run);
}
