package io.raptor.workflow.model;

/** The kind of tree that a task builds. */
public enum TaskType {
    RAPTOR
}
