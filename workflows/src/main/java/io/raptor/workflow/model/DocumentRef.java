package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A document in its task's catalogue.
 *
 * @param number in the store
 * @param alias stands for the id in its workflow's id, which Temporal never encrypts; {@code null} for the id itself
 */
public record DocumentRef(long number, String id, @Nullable String alias) {

    /** One whose id may be shown. */
    public DocumentRef(long number, String id) {
        this(number, id, null);
    }

    /** What its workflow's id shows. */
    public String shown() {
        return alias == null ? id : alias;
    }
}
