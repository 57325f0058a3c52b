package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * How a document ended.
 *
 * @param failure why it failed, or what its first gap is; {@code null} otherwise
 */
public record DocumentResult(
        long document,
        DocumentState state,
        Usage usage,
        @Nullable DocumentFailure failure) {}
