package io.raptor.activity.audit;

import java.util.List;

/**
 * The documents of a dataset that have a flaw.
 *
 * @param documents how many
 * @param first the ids of the first ones, in order
 */
public record Affected(Flaw flaw, long documents, List<String> first) {

    public Affected {
        first = List.copyOf(first);
    }
}
