package io.raptor.activity.search.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.rank.GraphRanking;
import io.raptor.activity.graph.rank.GraphRanking.Named;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import io.raptor.activity.search.rank.GraphSignal.Leads;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mode {@code drift}: a first round finds the passages nearest to the question, a second one begins at the names in
 * them and goes to what stands in the same communities. Without any call, the same each time.
 */
final class DriftSearch {

    private static final int PASSAGES = 100;
    private static final int FIRST = 5;

    /** Names of the first round whose communities are looked at, the rarest. */
    private static final int NAMES = 20;

    private static final int COMMUNITIES = 5;

    /** Of the graph beside the other signals: the first round's names are a guess. */
    private static final double WEIGHT = 0.5;

    /** What all members of a community together weigh beside a name that one passage has. */
    private static final double TOGETHER = 0.5;

    private final TreeSearch trees;
    private final LeadFinder finder;
    private final PublishedGraphs graphs;

    DriftSearch(TreeSearch trees, LeadFinder finder, PublishedGraphs graphs) {
        this.trees = trees;
        this.finder = finder;
        this.graphs = graphs;
    }

    SearchAnswer search(HeldGraph graph, String dataset, SearchRequest request) {
        SearchRequest passages = request.in(SearchMode.AUTO);
        List<SearchHit> first =
                trees.search(dataset, passages.atMost(FIRST, null)).hits();
        Map<String, Double> seeds = new TreeMap<>(LocalSearch.names(graph, first));
        for (Reported near : communities(graph, seeds)) {
            Community community = near.community();
            double share = TOGETHER / community.members().size();
            community.members().forEach(member -> seeds.merge(member, share, Double::sum));
        }
        for (Named named : graph.ranker().rank(request.query(), 1).seeds()) {
            seeds.merge(named.id(), 1.0 / named.passages(), Double::sum);
        }
        GraphRanking ranking = graph.ranker().rank(seeds, PASSAGES);
        Leads leads = finder.leads(graph, ranking, WEIGHT);
        return trees.search(dataset, passages, (name, question, most) -> leads);
    }

    /** The lowest communities of the rarest of these names, those of the most of them first. */
    List<Reported> communities(HeldGraph graph, Map<String, Double> names) {
        Map<String, Reported> found = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMES)
                .forEach(name -> graphs.communitiesOf(graph.number(), name.getKey()).stream()
                        .filter(one -> one.community().linked())
                        .limit(1)
                        .forEach(one -> {
                            found.put(one.community().id(), one);
                            weights.merge(one.community().id(), name.getValue(), Double::sum);
                        }));
        return found.values().stream()
                .sorted(Comparator.comparingDouble((Reported one) ->
                                -weights.getOrDefault(one.community().id(), 0.0))
                        .thenComparing(one -> one.community().id()))
                .limit(COMMUNITIES)
                .toList();
    }
}
