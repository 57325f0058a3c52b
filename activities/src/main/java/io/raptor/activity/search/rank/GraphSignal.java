package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeHit;
import java.util.List;

/** What a dataset's graph says of a question: passages that its names lead to. Safe for use by many threads. */
public interface GraphSignal {

    /** Of datasets without a graph. */
    GraphSignal NONE = (dataset, question, most) -> Leads.NONE;

    /** @param most passages */
    Leads find(String dataset, String question, int most);

    /**
     * Passages, the best first.
     *
     * @param weight of the graph beside the other signals, from 0, where it has nothing to say, to 1
     */
    record Leads(double weight, List<Lead> passages) {

        public static final Leads NONE = new Leads(0, List.of());

        public Leads {
            passages = List.copyOf(passages);
        }

        List<NodeHit> nodes() {
            return passages.stream().map(Lead::passage).toList();
        }
    }

    /**
     * A passage that the graph leads to.
     *
     * @param share of a walk that begins at the names
     * @param path from a name to the passage
     */
    record Lead(NodeHit passage, double share, List<PathStep> path) {

        public Lead {
            path = List.copyOf(path);
        }
    }
}
