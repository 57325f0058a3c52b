package io.raptor.activity.search;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeFilter.Scope;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The answers that a search must give, found by comparing every exported node. */
final class BruteForce {

    private final List<PublishedNode> nodes = new ArrayList<>();
    private final Set<String> children = new HashSet<>();
    private final float[] query;

    BruteForce(PublishedTrees library, float[] query) {
        library.export(Planted.DATASET, nodes::add);
        nodes.forEach(node -> children.addAll(node.children()));
        this.query = query;
    }

    /** @param document id of the only document looked at; empty for all */
    List<PublishedNode> nearest(NodeFilter filter, String document, int k) {
        Comparator<PublishedNode> best = Comparator.comparingDouble(node -> -score(node));
        Comparator<PublishedNode> byLevel = Comparator.comparingInt(PublishedNode::level);
        Comparator<PublishedNode> byDocument = Comparator.comparing(PublishedNode::documentId);
        return nodes.stream()
                .filter(node -> inScope(node, filter))
                .filter(node -> document.isEmpty() || node.documentId().equals(document))
                .filter(node -> node.tokens() <= filter.maxTokens())
                .sorted(best.thenComparing(
                                filter.scope() == Scope.CHILDREN
                                        ? byDocument.thenComparing(byLevel)
                                        : byLevel.thenComparing(byDocument))
                        .thenComparingInt(PublishedNode::index))
                .limit(k)
                .toList();
    }

    private boolean inScope(PublishedNode node, NodeFilter filter) {
        List<String> given = filter.given().stream().map(NodeHit::nodeId).toList();
        return switch (filter.scope()) {
            case ALL -> true;
            case LEAVES -> node.level() == 0;
            case ROOTS -> !children.contains(node.id());
            case GIVEN -> given.contains(node.id());
            case CHILDREN ->
                nodes.stream()
                        .filter(parent -> given.contains(parent.id()))
                        .anyMatch(parent -> parent.children().contains(node.id()));
        };
    }

    double score(PublishedNode node) {
        double sum = 0;
        for (int i = 0; i < query.length; i++) {
            sum += (double) query[i] * node.vector()[i];
        }
        return sum;
    }
}
