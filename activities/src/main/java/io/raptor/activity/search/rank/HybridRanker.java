package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeFilter.Scope;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.search.rank.GraphSignal.Leads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ranking by meaning, words and, where there is one, the graph together, in the light of a passage's neighbours; how
 * far these reach is decided by the question. Decision 0016 has the figures.
 */
public final class HybridRanker implements Ranker {

    /** Candidates of each signal at least, by which scores are scaled. */
    private static final int POOL = 1000;

    /** Best leaves whose documents are looked at as a whole, to a hit wanted. */
    private static final int WHOLE = 50;

    /** Leaves of documents looked at as a whole: after so many no further one is begun. */
    private static final int MOST_LEAVES = 20_000;

    /** Passages that a graph leads to: those after them gain next to nothing. */
    private static final int MOST_LEADS = 100;

    private final NodeSearch nodes;
    private final TextSearch texts;
    private final GraphSignal graph;
    private final String dataset;
    private final String query;
    private final float[] vector;

    public HybridRanker(
            NodeSearch nodes, TextSearch texts, GraphSignal graph, String dataset, String query, float[] vector) {
        this.nodes = nodes;
        this.texts = texts;
        this.graph = graph;
        this.dataset = dataset;
        this.query = query;
        this.vector = vector;
    }

    @Override
    public Candidates rank(NodeFilter filter, int k) {
        int most = Math.max(POOL, k);
        // However long: a hit's neighbours are looked at, too.
        NodeFilter all = filter.upTo(Integer.MAX_VALUE);
        List<NodeHit> near = nodes.nearest(dataset, vector, all, most);
        List<NodeHit> worded = matching(filter, most);
        Blend blend = new Blend(near, worded, most);
        follow(blend, filter.documents());
        compare(blend);
        Set<Long> whole = blend.documents(Math.max(WHOLE, k));
        if (!blend.complete()) {
            whole = addWhole(blend, List.copyOf(whole));
            compare(blend);
        }
        return new Candidates(blend.ranked(whole), !blend.complete());
    }

    /** Adds what the graph leads to, as far as it is looked at and still published. */
    private void follow(Blend blend, Set<Long> documents) {
        Leads leads = graph.find(dataset, query, MOST_LEADS);
        List<NodeHit> passages = leads.nodes();
        if (!passages.isEmpty()) {
            NodeFilter among = NodeFilter.among(passages).inDocuments(documents);
            blend.addNear(nodes.nearest(dataset, vector, among, passages.size()));
            blend.addLeads(leads);
        }
    }

    /** Adds all leaves of the documents, the first one's at least, until they are enough; answers whose. */
    private Set<Long> addWhole(Blend blend, List<Long> documents) {
        Set<Long> added = new LinkedHashSet<>();
        int leaves = 0;
        for (int count = 1; leaves < MOST_LEAVES && added.size() < documents.size(); count *= 2) {
            int to = Math.min(documents.size(), added.size() + count);
            List<Long> some = documents.subList(added.size(), to);
            NodeFilter filter = NodeFilter.leaves().inDocuments(Set.copyOf(some));
            List<NodeHit> near = nodes.nearest(dataset, vector, filter, Integer.MAX_VALUE);
            blend.addNear(near);
            blend.addWorded(matching(filter, Integer.MAX_VALUE));
            added.addAll(some);
            leaves += near.size();
        }
        return added;
    }

    private List<NodeHit> matching(NodeFilter filter, int k) {
        return texts.matching(dataset, new Words(query, filter.scope() == Scope.LEAVES, filter.documents()), k);
    }

    /** Those found by their words alone have a vector, too. */
    private void compare(Blend blend) {
        List<NodeHit> lacking = blend.withoutVector();
        if (!lacking.isEmpty()) {
            blend.addNear(nodes.nearest(dataset, vector, NodeFilter.among(lacking), lacking.size()));
        }
    }

    /** Between 0 and 1: the sum of two scales has no bounds. */
    @Override
    public double shown(double score) {
        return 1 / (1 + Math.exp(-score / 2));
    }
}
