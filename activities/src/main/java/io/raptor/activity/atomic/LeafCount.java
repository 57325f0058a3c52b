package io.raptor.activity.atomic;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.concurrent.atomic.AtomicLong;

/** The leaves of a task so far, which are all in memory at its end. */
final class LeafCount {

    private final AtomicLong leaves = new AtomicLong();
    private final long most;

    LeafCount(long most) {
        this.most = most;
    }

    /** @throws IndexingException INVALID_REQUEST above the limit */
    void add(int more) {
        if (leaves.addAndGet(more) > most) {
            throw tooMany("more than " + most + " leaves");
        }
    }

    static IndexingException tooMany(String what) {
        return new IndexingException(
                FailureType.INVALID_REQUEST,
                "use_checkpoints=false holds all of a task in memory until its end: " + what
                        + " are too many; omit it, or index fewer files at once");
    }
}
