package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.search.rank.Ranked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes ranked candidates until there are enough hits. For one search. */
interface Collector {

    /**
     * Takes what fits; of a list that holds what an earlier one did, what is new in it.
     *
     * @return false when a candidate is no longer in the dataset
     */
    boolean collect(List<Ranked> ranked);

    boolean enough();

    /** No longer text can be a hit. */
    int tokensLeft();

    /** From the best to the worst. */
    List<SearchHit> found();

    /** The candidates as they are published now, by id. */
    static Map<String, PublishedNode> read(PublishedTrees library, String dataset, List<Ranked> candidates) {
        Map<String, PublishedNode> nodes = new HashMap<>();
        library.nodes(
                        dataset,
                        candidates.stream().map(one -> one.node().nodeId()).toList())
                .forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }
}
