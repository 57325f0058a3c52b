package io.raptor.workflow.internal.graph;

import io.raptor.workflow.GraphRagWorkflow;
import io.raptor.workflow.internal.task.Continuation;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Story;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** A GraphRAG task: what each document names is published with the document, then one graph is made of it all. */
public final class GraphStory implements Story {

    @Override
    public String documentPhase() {
        return "extracting";
    }

    @Override
    public DocumentWork document(DocumentRequest request, PauseGate gate) {
        return new GraphDocument(request, gate);
    }

    @Override
    public Optional<Corpus> corpus(TaskRequest request) {
        return Optional.of(new GraphCorpus(Workflow.getInfo().getWorkflowId(), request));
    }

    @Override
    public void continueAsNew(TaskRequest request) {
        Workflow.newContinueAsNewStub(GraphRagWorkflow.class, Continuation.ON_CURRENT_BUILD)
                .run(request);
    }
}
