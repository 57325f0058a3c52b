package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.search.rank.Ranked;
import io.raptor.activity.search.rank.Ranker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes nodes one by one as hits; equal texts once. For one search. */
final class HitCollector implements Collector {

    private final PublishedTrees library;
    private final String dataset;
    private final ProvenanceReader provenance;
    private final Ranker ranker;
    private final int most;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final List<SearchHit> found = new ArrayList<>();
    private long tokensLeft;

    HitCollector(PublishedTrees library, String dataset, SearchRequest request, Ranker ranker) {
        this.library = library;
        this.dataset = dataset;
        this.provenance = new ProvenanceReader(library);
        this.ranker = ranker;
        this.most = request.mode() == SearchMode.TRAVERSAL ? Integer.MAX_VALUE : request.topK();
        Integer maxTokens = request.maxTokens();
        this.tokensLeft = maxTokens == null ? Long.MAX_VALUE : maxTokens;
    }

    /** From the best to the worst, also where the dataset changed between two lists of candidates. */
    @Override
    public List<SearchHit> found() {
        return found.stream()
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .toList();
    }

    @Override
    public int tokensLeft() {
        return (int) Math.min(Integer.MAX_VALUE, tokensLeft);
    }

    @Override
    public boolean enough() {
        return found.size() >= most || tokensLeft <= 0;
    }

    @Override
    public boolean collect(List<Ranked> ranked) {
        boolean whole = true;
        List<Ranked> fitting = new ArrayList<>();
        int batch = Math.min(most, SearchRequest.MAX_TOP_K);
        for (int i = 0; i < ranked.size() && !enough(); i++) {
            Ranked one = ranked.get(i);
            if (one.node().tokens() <= tokensLeft && seen.add(one.node().nodeId())) {
                fitting.add(one);
            }
            if (fitting.size() == batch || (i == ranked.size() - 1 && !fitting.isEmpty())) {
                whole &= take(fitting);
                fitting.clear();
            }
        }
        return whole;
    }

    private boolean take(List<Ranked> batch) {
        Map<String, PublishedNode> nodes = Collector.read(library, dataset, batch);
        for (Ranked one : batch) {
            PublishedNode node = nodes.get(one.node().nodeId());
            if (node != null) {
                offer(node, one);
            }
        }
        return nodes.size() == batch.size();
    }

    private void offer(PublishedNode node, Ranked one) {
        if (!enough() && node.tokens() <= tokensLeft && texts.add(node.text())) {
            tokensLeft -= node.tokens();
            found.add(hit(node, one));
        }
    }

    private SearchHit hit(PublishedNode node, Ranked one) {
        Lineage lineage = provenance.of(node);
        return new SearchHit(
                ranker.shown(one.score()),
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
                lineage.ancestors(),
                one.signals(),
                List.of(),
                one.path(),
                node.summarisedBy());
    }
}
