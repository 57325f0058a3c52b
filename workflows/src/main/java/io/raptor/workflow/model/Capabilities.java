package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What the Temporal service can do for a task.
 *
 * @param searchAttributes the service knows ours, so that they may be set
 * @param datasetAlias stands for the dataset's name in search attributes, which Temporal never encrypts; {@code null}
 *     for the name itself
 */
public record Capabilities(
        boolean searchAttributes, @Nullable String datasetAlias) {

    public static final Capabilities NONE = new Capabilities(false, null);
}
