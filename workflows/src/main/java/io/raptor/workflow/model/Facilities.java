package io.raptor.workflow.model;

/**
 * What the service and the workers of a task can do for it; histories of older builds know none of it.
 *
 * @param searchAttributes the service knows ours, so that they may be set
 * @param spending workers keep account of what the task has used
 */
public record Facilities(boolean searchAttributes, boolean spending) {

    public static final Facilities NONE = new Facilities(false, false);
}
