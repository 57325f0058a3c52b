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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes passages of leaves: neighbours that are about equally good are one hit, near-duplicates are one. */
final class PassageCollector implements Collector {

    private final PublishedTrees library;
    private final String dataset;
    private final SearchRequest request;
    private final Ranker ranker;
    private final Set<String> seen = new HashSet<>();
    private final Duplicates duplicates = new Duplicates();
    private final List<PassageHit> hits = new ArrayList<>();
    private long tokensLeft;

    PassageCollector(PublishedTrees library, String dataset, SearchRequest request, Ranker ranker) {
        this.library = library;
        this.dataset = dataset;
        this.request = request;
        this.ranker = ranker;
        Integer maxTokens = request.maxTokens();
        this.tokensLeft = maxTokens == null ? Long.MAX_VALUE : maxTokens;
    }

    @Override
    public boolean collect(List<Ranked> ranked) {
        boolean whole = true;
        List<Ranked> unseen =
                ranked.stream().filter(one -> seen.add(one.node().nodeId())).toList();
        int batch = Math.min(2 * request.topK(), SearchRequest.MAX_TOP_K);
        for (int from = 0; from < unseen.size() && !enough(); from += batch) {
            whole &= take(unseen.subList(from, Math.min(unseen.size(), from + batch)));
        }
        return whole;
    }

    private boolean take(List<Ranked> batch) {
        Map<String, PublishedNode> leaves = Collector.read(library, dataset, batch);
        for (Ranked one : batch) {
            PublishedNode leaf = leaves.get(one.node().nodeId());
            if (leaf != null) {
                offer(leaf, one);
            }
        }
        return leaves.size() == batch.size();
    }

    private void offer(PublishedNode leaf, Ranked one) {
        OptionalInt same = duplicates.find(leaf.text());
        if (same.isPresent()) {
            hits.get(same.getAsInt()).alsoIn(leaf);
        } else if (leaf.tokens() <= tokensLeft && !widened(leaf, one)) {
            Optional<PassageHit> beside =
                    hits.stream().filter(hit -> hit.takes(leaf, one.score())).findFirst();
            if (beside.isPresent() || hits.size() < request.topK()) {
                tokensLeft -= leaf.tokens();
                beside.ifPresentOrElse(hit -> hit.add(leaf), () -> hits.add(new PassageHit(leaf, one)));
                duplicates.add(leaf.text(), beside.map(hits::indexOf).orElse(hits.size() - 1));
            }
        }
    }

    /** Another format may cut a text so that it begins earlier or ends later: what a hit says is not said twice. */
    private boolean widened(PublishedNode leaf, Ranked one) {
        OptionalInt shorter = duplicates.heldBy(leaf.text());
        shorter.ifPresent(hit -> {
            PassageHit before = hits.get(hit);
            hits.set(hit, before.widened(leaf, one));
            tokensLeft -= leaf.tokens() - before.tokens();
            duplicates.add(leaf.text(), hit);
        });
        return shorter.isPresent();
    }

    @Override
    public boolean enough() {
        return hits.size() >= request.topK() || tokensLeft <= 0;
    }

    @Override
    public int tokensLeft() {
        return (int) Math.min(Integer.MAX_VALUE, tokensLeft);
    }

    @Override
    public List<SearchHit> found() {
        List<PassageHit> ordered = new ArrayList<>(hits);
        ordered.sort(Comparator.comparingDouble(hit -> -hit.score()));
        if (request.order() == HitOrder.DOCUMENT) {
            ordered = joined(ordered);
        }
        ProvenanceReader provenance = new ProvenanceReader(library);
        return ordered.stream()
                .map(hit -> hit.hit(provenance, ranker.shown(hit.score())))
                .toList();
    }

    /** Where the order is the document's, no better hit has to wait for a neighbour that is less good. */
    private static List<PassageHit> joined(List<PassageHit> ordered) {
        List<PassageHit> joined = new ArrayList<>();
        for (PassageHit hit : ordered) {
            PassageHit whole = hit;
            for (Optional<PassageHit> beside = touching(joined, whole);
                    beside.isPresent();
                    beside = touching(joined, whole)) {
                joined.remove(beside.get());
                beside.get().join(whole);
                whole = beside.get();
            }
            joined.add(whole);
        }
        return joined;
    }

    private static Optional<PassageHit> touching(List<PassageHit> joined, PassageHit hit) {
        return joined.stream().filter(hit::touches).findFirst();
    }
}
