package io.raptor.workflow.internal.raptor;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.internal.task.Continuation;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Story;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** A RAPTOR task: a tree over each document, and one over all of them where it is asked for. */
public final class RaptorStory implements Story {

    @Override
    public String documentPhase() {
        return "indexing";
    }

    @Override
    public DocumentWork document(DocumentRequest request, PauseGate gate) {
        return new TreeBuilder(request, gate);
    }

    @Override
    public Optional<Corpus> corpus(TaskRequest request) {
        return request.raptor().overDataset() ? Optional.of(new DatasetTree(request)) : Optional.empty();
    }

    @Override
    public void continueAsNew(TaskRequest request) {
        Workflow.newContinueAsNewStub(RaptorWorkflow.class, Continuation.ON_CURRENT_BUILD)
                .run(request);
    }
}
