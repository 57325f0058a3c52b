package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeFilter.Scope;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.port.TextSearch.Words;
import java.util.List;
import java.util.function.Function;

/** The ranking by one signal alone. */
public final class SingleRanker implements Ranker {

    private final Lookup lookup;
    private final Function<NodeHit, Ranked> ranked;

    private SingleRanker(Lookup lookup, Function<NodeHit, Ranked> ranked) {
        this.lookup = lookup;
        this.ranked = ranked;
    }

    private interface Lookup {
        List<NodeHit> best(NodeFilter filter, int k);
    }

    public static Ranker byVector(NodeSearch nodes, String dataset, float[] query) {
        return new SingleRanker((filter, k) -> nodes.nearest(dataset, query, filter, k), Ranked::byVector);
    }

    public static Ranker byText(TextSearch texts, String dataset, String query) {
        return new SingleRanker(
                (filter, k) -> texts.matching(
                        dataset, new Words(query, filter.scope() == Scope.LEAVES, filter.documents()), k),
                Ranked::byText);
    }

    @Override
    public Candidates rank(NodeFilter filter, int k) {
        List<NodeHit> best = lookup.best(filter, k);
        return new Candidates(best.stream().map(ranked).toList(), best.size() == k);
    }
}
