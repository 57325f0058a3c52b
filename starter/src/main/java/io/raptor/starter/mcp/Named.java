package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.List;

/** The dataset that a call is about. */
final class Named {

    private Named() {}

    /**
     * The one that is named, or the only one that there is.
     *
     * @throws OperationException INVALID where none is named and there are several; UNKNOWN where there is none
     */
    static String dataset(Arguments arguments, DatasetOperations datasets) {
        String named = arguments.text("dataset", "");
        if (!named.isEmpty()) {
            return named;
        }
        List<String> all = datasets.names();
        if (all.isEmpty()) {
            throw new OperationException(Kind.UNKNOWN, "there are no datasets: index files first");
        }
        if (all.size() > 1) {
            throw new OperationException(
                    Kind.INVALID,
                    "dataset must be one of " + String.join(", ", all.subList(0, Math.min(50, all.size()))));
        }
        return all.get(0);
    }
}
