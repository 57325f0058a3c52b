package io.raptor.workflow.model;

/** A document in its task's catalogue: its number in the store and its id. */
public record DocumentRef(long number, String id) {}
