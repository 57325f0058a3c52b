package io.raptor.activity.search;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.workflow.model.FailureType;
import java.util.List;

/** Finds a dataset by name, or says which there are. */
final class KnownDatasets {

    private static final int NAMED = 20;

    private KnownDatasets() {}

    /** @throws IndexingException INVALID_REQUEST when there is none */
    static Edition require(PublishedTrees library, String name) {
        return library.edition(name).orElseThrow(() -> unknown(library, name));
    }

    private static IndexingException unknown(PublishedTrees library, String name) {
        return new IndexingException(
                FailureType.INVALID_REQUEST, "there is no dataset '" + name + "'; " + choice(library.names()));
    }

    private static String choice(List<String> names) {
        if (names.isEmpty()) {
            return "none was indexed yet: begin with 'index'";
        }
        String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - NAMED;
        return "known are " + listed + (more > 0 ? " and " + more + " more" : "");
    }
}
