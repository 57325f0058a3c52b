package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.TaskRequest;
import java.util.Optional;

/** The part that differs between kinds of tasks: the work on each document, and the work on all of them together afterwards. */
public interface Story {

    /** The phase in which documents are worked on, as a status names it. */
    String documentPhase();

    /** The work on one document, within its own workflow. */
    DocumentWork document(DocumentRequest request, PauseGate gate);

    /** The work on all documents together, once each has ended; empty where a task is done with its last document. */
    Optional<Corpus> corpus(TaskRequest request);

    /** Ends this run of the task's workflow and begins the next one. Does not return. */
    void continueAsNew(TaskRequest request);
}
