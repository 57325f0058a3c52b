package io.raptor.activity.search;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A walk through all trees of a dataset at once, from the roots to the leaves. */
final class Traversal {

    private final NodeSearch nodes;
    private final String dataset;
    private final float[] query;
    private final int beam;

    /** @param beam nodes visited on each level at most */
    Traversal(NodeSearch nodes, String dataset, float[] query, int beam) {
        this.nodes = nodes;
        this.dataset = dataset;
        this.query = query;
        this.beam = beam;
    }

    /**
     * The end of a walk.
     *
     * @param ranked the nodes visited, the best first
     * @param whole false when some of them are no longer published
     */
    record Visited(List<NodeHit> ranked, boolean whole) {}

    /** @param documents numbers of the documents looked at; empty for all */
    Visited walk(Set<Long> documents) {
        Set<NodeHit> visited = new LinkedHashSet<>();
        List<NodeHit> best = nodes.nearest(dataset, query, NodeFilter.roots().inDocuments(documents), beam);
        while (!best.isEmpty()) {
            visited.addAll(best);
            best = nodes.nearest(dataset, query, NodeFilter.childrenOf(best), beam);
        }
        List<NodeHit> ranked =
                nodes.nearest(dataset, query, NodeFilter.among(List.copyOf(visited)), Math.max(1, visited.size()));
        return new Visited(ranked, ranked.size() == visited.size());
    }
}
