package io.raptor.workflow.model;

/** What a task builds. */
public enum TaskType {
    RAPTOR
}
