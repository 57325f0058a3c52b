package io.raptor.activity.store;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;

/** Another process owns the embedded store. */
public final class StoreInUseException extends IndexingException {

    private static final long serialVersionUID = 1;

    StoreInUseException(Throwable cause) {
        super(
                FailureType.INVALID_REQUEST,
                "the store is in use by another process: stop that one, ask it instead, choose another home folder,"
                        + " or set a PostgreSQL store, which many processes may share",
                cause);
    }
}
