package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What the service and the workers of a task can do for it; histories of older builds know none of it.
 *
 * @param searchAttributes the service knows ours, so that they may be set
 * @param spending workers keep account of what the task has used
 * @param datasetAlias stands for the dataset's name in search attributes, which Temporal never encrypts; {@code null}
 *     for the name itself
 */
public record Facilities(
        boolean searchAttributes,
        boolean spending,
        @Nullable String datasetAlias) {

    public static final Facilities NONE = new Facilities(false, false, null);
}
