package io.raptor.activity.search.graph;

import io.raptor.activity.graph.rank.GraphRanking;
import io.raptor.activity.search.rank.GraphSignal;

/** The signal of datasets' graphs: where the names in a question lead, weighed by how rare they are. */
final class NamesSignal implements GraphSignal {

    private final HeldGraphs graphs;
    private final LeadFinder leads;

    NamesSignal(HeldGraphs graphs, LeadFinder leads) {
        this.graphs = graphs;
        this.leads = leads;
    }

    @Override
    public Leads find(String dataset, String question, int most) {
        return graphs.of(dataset)
                .map(graph -> {
                    GraphRanking ranking = graph.ranker().rank(question, most);
                    // Names that a few passages have say much less than a name that one has.
                    return leads.leads(graph, ranking, ranking.trust() * ranking.trust());
                })
                .orElse(Leads.NONE);
    }
}
