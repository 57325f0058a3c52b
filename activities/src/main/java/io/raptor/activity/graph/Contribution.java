package io.raptor.activity.graph;

import java.util.List;

/**
 * A document's share of its dataset's graph. The graph is a fold over the contributions of all current documents, so a
 * document is added, changed or deleted by replacing its contribution.
 *
 * @param document the document's id
 * @param units what each of its units gave, in their order
 */
public record Contribution(String document, List<UnitGraph> units) {

    public Contribution {
        units = List.copyOf(units);
    }
}
