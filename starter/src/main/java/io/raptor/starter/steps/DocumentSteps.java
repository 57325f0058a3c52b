package io.raptor.starter.steps;

import io.raptor.workflow.model.DocumentState;
import java.util.List;

/** A document with what was done for it since its present workflow began; without steps where Temporal knows none. */
public record DocumentSteps(long number, String docId, DocumentState state, List<Step> steps) {

    public DocumentSteps {
        steps = List.copyOf(steps);
    }

    public boolean inFlight() {
        return state == DocumentState.RUNNING;
    }
}
