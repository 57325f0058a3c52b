package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a document.
 *
 * @param failure why it failed, or what its first gap is; {@code null} otherwise
 * @param spent what the whole task has used so far; {@code null} where that was not asked
 */
public record DocumentResult(
        long document,
        DocumentState state,
        Usage usage,
        @Nullable DocumentFailure failure,
        @Nullable Usage spent) {

    public DocumentResult(long document, DocumentState state, Usage usage, @Nullable DocumentFailure failure) {
        this(document, state, usage, failure, null);
    }
}
