package io.raptor.activity;

import io.raptor.activity.port.IndexingException;
import java.util.function.Supplier;

/** Questions about a graph that are left out where no model answers them; the failure says which. */
final class LeftOut {

    private LeftOut() {}

    /**
     * Asks.
     *
     * @param what the question is for, without any text of documents
     */
    static <T> T named(String what, Supplier<T> asking) {
        try {
            return asking.get();
        } catch (IndexingException failed) {
            if (failed.type().leavesGap()) {
                throw new IndexingException(
                        failed.type(), "no " + what + " by the model: " + failed.getMessage(), failed);
            }
            throw failed;
        }
    }
}
