package io.raptor.activity.search.graph;

import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The mode {@code global}: reports on the greater communities, by how near the passages that bear them out are to the
 * question, and how much the documents make of them.
 */
final class ReportSearch {

    /** Communities looked at, the biggest. */
    private static final int LOOKED_AT = 1000;

    /** The lowest level of those: what is below is a part of it. */
    private static final int LEVEL = 1;

    /** Passages near the question. */
    private static final int NEAR = 100;

    /** Findings of a report that count, the nearest. */
    private static final int FINDINGS = 3;

    private static final double RATING = 0.3;
    private static final double BEST_RATING = 10;

    private final TreeSearch trees;
    private final PublishedGraphs graphs;
    private final ReportHits hits;
    private final Tokenizer tokenizer;

    ReportSearch(TreeSearch trees, PublishedGraphs graphs, ReportHits hits, Tokenizer tokenizer) {
        this.trees = trees;
        this.graphs = graphs;
        this.hits = hits;
        this.tokenizer = tokenizer;
    }

    /** The best first; what does not fit into what is left of {@code maxTokens} is passed over. */
    SearchAnswer search(HeldGraph graph, String dataset, SearchRequest request) {
        SearchAnswer near = trees.search(dataset, request.in(SearchMode.LEAVES).atMost(NEAR, null));
        Integer maxTokens = request.maxTokens();
        long left = maxTokens == null ? Long.MAX_VALUE : maxTokens;
        List<SearchHit> found = new ArrayList<>();
        for (Scored one : scored(graph, near.hits(), Set.copyOf(request.documentIds()))) {
            int tokens = tokenizer.count(ReportHits.text(report(one.reported())));
            if (found.size() < request.topK() && tokens <= left) {
                Optional<SearchHit> hit = hits.report(graph, dataset, one.reported(), tokens, one.score());
                left -= hit.isPresent() ? tokens : 0;
                hit.ifPresent(found::add);
            }
        }
        return new SearchAnswer(found, near.notes());
    }

    /** The findings of the same reports, each by itself, report by report. */
    List<SearchHit> findings(HeldGraph graph, String dataset, SearchRequest request) {
        SearchAnswer near = trees.search(dataset, request.in(SearchMode.LEAVES).atMost(NEAR, null));
        return scored(graph, near.hits(), Set.copyOf(request.documentIds())).stream()
                .limit(request.topK())
                .flatMap(one -> hits.findings(graph, dataset, one.reported(), tokenizer, one.score()).stream())
                .toList();
    }

    private record Scored(Reported reported, double score) {}

    private List<Scored> scored(HeldGraph graph, List<SearchHit> near, Set<String> documents) {
        Map<String, Double> scores = new HashMap<>();
        near.forEach(hit -> scores.put(hit.nodeId(), hit.score()));
        return graphs.communities(graph.number(), Wanted.all(0, LOOKED_AT)).stream()
                .filter(one -> one.report() != null
                        && one.community().linked()
                        && one.community().level() <= LEVEL
                        && about(report(one), documents))
                .map(one -> new Scored(one, score(graph, report(one), scores)))
                .sorted(Comparator.comparingDouble((Scored one) -> -one.score())
                        .thenComparing(one -> one.reported().community().id()))
                .toList();
    }

    private static Report report(Reported reported) {
        return Objects.requireNonNull(reported.report());
    }

    private static boolean about(Report report, Set<String> documents) {
        return documents.isEmpty()
                || report.findings().stream()
                        .flatMap(finding -> finding.evidence().stream())
                        .anyMatch(leaf -> documents.contains(leaf.document()));
    }

    /** From 0 to 1. */
    private static double score(HeldGraph graph, Report report, Map<String, Double> scores) {
        double nearest = report.findings().stream()
                .map(finding -> score(graph, finding, scores))
                .sorted(Comparator.reverseOrder())
                .limit(FINDINGS)
                .mapToDouble(score -> score)
                .sum();
        return (1 - RATING) * nearest / FINDINGS + RATING * Math.min(1, report.rating() / BEST_RATING);
    }

    private static double score(HeldGraph graph, Finding finding, Map<String, Double> scores) {
        double best = 0;
        for (LeafRef leaf : finding.evidence()) {
            NodeHit node = graph.places().get(leaf);
            best = node == null ? best : Math.max(best, scores.getOrDefault(node.nodeId(), 0.0));
        }
        return best;
    }
}
