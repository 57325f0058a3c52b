package io.raptor.workflow.model;

import java.util.Locale;

/** The kind of result that a task builds. */
public enum TaskType {
    /** A tree of summaries for every document. */
    RAPTOR("RaptorWorkflow"),
    /** A knowledge graph of all documents of the dataset together. */
    GRAPHRAG("GraphRagWorkflow");

    private final String workflow;

    TaskType(String workflow) {
        this.workflow = workflow;
    }

    /** The word on every surface. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The workflow type, as Temporal knows it. */
    public String workflow() {
        return workflow;
    }
}
