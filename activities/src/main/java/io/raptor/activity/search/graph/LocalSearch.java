package io.raptor.activity.search.graph;

import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.rank.GraphRanking;
import io.raptor.activity.graph.rank.GraphRanking.Named;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import io.raptor.activity.search.rank.GraphSignal.Leads;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mode {@code local}: passages that the graph leads to from the question's names; without names, from the best hits'. */
final class LocalSearch {

    /** Of the graph beside the other signals: its first passages come before all others. */
    private static final double WEIGHT = 1;

    private static final int PASSAGES = 100;

    /** Hits whose names stand for a question that has none. */
    private static final int FIRST = 5;

    /** Names of a hit, the rarest. */
    private static final int NAMES = 5;

    private final TreeSearch trees;
    private final LeadFinder finder;

    LocalSearch(TreeSearch trees, LeadFinder finder) {
        this.trees = trees;
        this.finder = finder;
    }

    SearchAnswer search(HeldGraph graph, String dataset, SearchRequest request) {
        SearchRequest passages = request.in(SearchMode.AUTO);
        GraphRanking ranking = graph.ranker().rank(request.query(), PASSAGES);
        if (ranking.leaves().isEmpty()) {
            List<SearchHit> first =
                    trees.search(dataset, passages.atMost(FIRST, null)).hits();
            ranking = graph.ranker().rank(names(graph, first), PASSAGES);
        }
        Leads leads = finder.leads(graph, ranking, WEIGHT);
        return trees.search(dataset, passages, (name, question, most) -> leads);
    }

    /** What the hits name, each by how rare it is. */
    static Map<String, Double> names(HeldGraph graph, List<SearchHit> hits) {
        Map<String, Double> names = new TreeMap<>();
        for (SearchHit hit : hits) {
            hit.passages().stream()
                    .map(passage -> new LeafRef(hit.documentId(), passage.index()))
                    .flatMap(leaf -> graph.ranker().namedIn(leaf).stream().limit(NAMES))
                    .forEach(named -> names.put(named.id(), weight(named)));
        }
        return names;
    }

    private static double weight(Named named) {
        return 1.0 / named.passages();
    }
}
