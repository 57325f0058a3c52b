package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;

/** The failure of work on a build that is no longer there. */
final class MissingBuild {

    private MissingBuild() {}

    static IndexingException gone(long build) {
        return new IndexingException(
                FailureType.INTERNAL,
                "build " + build + " is gone: its document was deleted or started again; load the document again");
    }
}
