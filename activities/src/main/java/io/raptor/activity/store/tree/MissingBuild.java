package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;

/** A build that is no longer there, as whoever works on it is told. */
final class MissingBuild {

    private MissingBuild() {}

    static IndexingException gone(long build) {
        return new IndexingException(
                FailureType.INTERNAL,
                "build " + build + " is gone: its document was deleted or begun anew; load the document again");
    }
}
