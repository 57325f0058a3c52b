package io.raptor.activity.search;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes ranked candidates until there are enough hits. For one search. */
final class HitCollector {

    private final PublishedTrees library;
    private final String dataset;
    private final ProvenanceReader provenance;
    private final int most;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final List<SearchHit> found = new ArrayList<>();
    private long tokensLeft;

    HitCollector(PublishedTrees library, String dataset, SearchRequest request) {
        this.library = library;
        this.dataset = dataset;
        this.provenance = new ProvenanceReader(library);
        this.most = request.mode() == SearchMode.TRAVERSAL ? Integer.MAX_VALUE : request.topK();
        Integer maxTokens = request.maxTokens();
        this.tokensLeft = maxTokens == null ? Long.MAX_VALUE : maxTokens;
    }

    /** From the best to the worst, also where the dataset changed between two lists of candidates. */
    List<SearchHit> found() {
        return found.stream()
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .toList();
    }

    /** No longer text can be a hit. */
    int tokensLeft() {
        return (int) Math.min(Integer.MAX_VALUE, tokensLeft);
    }

    boolean enough() {
        return found.size() >= most || tokensLeft <= 0;
    }

    /**
     * Takes what fits; of a list that begins as an earlier one did, what is new in it.
     *
     * @return false when a candidate is no longer in the dataset
     */
    boolean collect(List<NodeHit> ranked) {
        boolean whole = true;
        List<NodeHit> fitting = new ArrayList<>();
        int batch = Math.min(most, SearchRequest.MAX_TOP_K);
        for (int i = 0; i < ranked.size() && !enough(); i++) {
            NodeHit hit = ranked.get(i);
            if (hit.tokens() <= tokensLeft && seen.add(hit.nodeId())) {
                fitting.add(hit);
            }
            if (fitting.size() == batch || (i == ranked.size() - 1 && !fitting.isEmpty())) {
                whole &= take(fitting);
                fitting.clear();
            }
        }
        return whole;
    }

    private boolean take(List<NodeHit> batch) {
        List<String> ids = batch.stream().map(NodeHit::nodeId).toList();
        Map<String, PublishedNode> nodes = new HashMap<>();
        library.nodes(dataset, ids).forEach(node -> nodes.put(node.id(), node));
        for (NodeHit hit : batch) {
            PublishedNode node = nodes.get(hit.nodeId());
            if (node != null) {
                offer(node, hit.score());
            }
        }
        return nodes.size() == ids.size();
    }

    private void offer(PublishedNode node, float score) {
        if (!enough() && node.tokens() <= tokensLeft && texts.add(node.text())) {
            tokensLeft -= node.tokens();
            found.add(hit(node, score));
        }
    }

    private SearchHit hit(PublishedNode node, float score) {
        Lineage lineage = provenance.of(node);
        return new SearchHit(
                score,
                node.level(),
                node.title(),
                node.text(),
                node.tokens(),
                node.documentId(),
                node.id(),
                node.headingPath(),
                node.page(),
                lineage.passages(),
                lineage.passagesTotal(),
                lineage.ancestors());
    }
}
