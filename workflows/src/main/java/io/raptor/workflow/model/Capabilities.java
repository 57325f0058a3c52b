package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The abilities of the Temporal service that a task may use.
 *
 * @param searchAttributes the service knows ours, so that they may be set
 * @param datasetAlias stands for the dataset's name in search attributes, which Temporal never encrypts; {@code null}
 *     for the name itself
 */
public record Capabilities(
        boolean searchAttributes, @Nullable String datasetAlias) {

    public static final Capabilities NONE = new Capabilities(false, null);
}
