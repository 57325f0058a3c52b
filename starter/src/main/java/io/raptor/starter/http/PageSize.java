package io.raptor.starter.http;

import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import java.util.List;

/** The number of items in one page of a list. */
final class PageSize {

    private PageSize() {}

    /** @throws OperationException INVALID beyond the bounds that the description names: fewer would look like the end */
    static int of(int limit) {
        if (limit < 1 || limit > TaskOperations.MOST) {
            String detail = "the parameter limit must be between 1 and " + TaskOperations.MOST;
            throw OperationException.of(Kind.INVALID, List.of(Fault.ofParameter("limit", detail)));
        }
        return limit;
    }

    /** @throws OperationException INVALID for one that no answer gave */
    static long cursor(long after) {
        if (after < 0) {
            throw OperationException.of(
                    Kind.INVALID,
                    List.of(Fault.ofParameter(
                            "cursor", "the parameter cursor must be one that the page before gave, or be left out")));
        }
        return after;
    }
}
