package io.raptor.starter.dataset;

import io.raptor.activity.search.Ancestor;
import io.raptor.activity.search.Lineage;
import io.raptor.activity.search.Passage;
import java.util.List;

/**
 * A node with its children, its parents, and the passages below it.
 *
 * @param node its own children are ids one level below
 * @param parents ids one level above
 */
public record LineageView(
        NodeView node, List<String> parents, List<Ancestor> ancestors, List<Passage> passages, int passagesTotal) {

    static LineageView of(Lineage lineage) {
        return new LineageView(
                NodeView.of(lineage.node()),
                lineage.parents(),
                lineage.ancestors(),
                lineage.passages(),
                lineage.passagesTotal());
    }
}
