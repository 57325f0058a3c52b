package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.search.Ranking.Scored;
import java.util.ArrayList;
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

    List<SearchHit> found() {
        return found;
    }

    /** @return false when a candidate is no longer in the dataset */
    boolean collect(VectorIndex index, Scored[] ranked) {
        boolean whole = true;
        List<Scored> fitting = new ArrayList<>();
        int batch = Math.min(most, SearchRequest.MAX_TOP_K);
        for (int i = 0; i < ranked.length && !enough(); i++) {
            if (index.node(ranked[i].position()).tokens() <= tokensLeft) {
                fitting.add(ranked[i]);
            }
            if (fitting.size() == batch || (i == ranked.length - 1 && !fitting.isEmpty())) {
                whole &= take(index, fitting);
                fitting.clear();
            }
        }
        return whole;
    }

    private boolean enough() {
        return found.size() >= most || tokensLeft <= 0;
    }

    private boolean take(VectorIndex index, List<Scored> batch) {
        List<String> ids =
                batch.stream().map(scored -> index.node(scored.position()).id()).toList();
        Map<String, PublishedNode> nodes = new HashMap<>();
        library.nodes(dataset, ids).forEach(node -> nodes.put(node.id(), node));
        for (int i = 0; i < ids.size(); i++) {
            PublishedNode node = nodes.get(ids.get(i));
            if (node != null) {
                offer(node, batch.get(i).score());
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
                lineage.passages(),
                lineage.ancestors());
    }
}
