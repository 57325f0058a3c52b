package io.raptor.activity.graph.rank;

import java.util.Map;

/**
 * How often a walk from some nodes comes by each node, where it begins anew half of the time. What a node got is passed on
 * as long as it is worth it, so that a walk takes as long in a large graph as in a small one.
 */
final class Walk {

    /** Share of the steps that go on; half keeps the walk near the question's names. */
    private static final double DAMPING = 0.5;

    private final Adjacency graph;
    private final double least;
    private final double[] mass;
    private final double[] waiting;
    private final Line line;

    /** @param least of a node's share for each unit of its edges' weights, to be passed on */
    Walk(Adjacency graph, double least) {
        this.graph = graph;
        this.least = least;
        this.mass = new double[graph.nodes()];
        this.waiting = new double[graph.nodes()];
        this.line = new Line(graph.nodes());
    }

    /** @param start shares of the nodes at which the walk begins, in order, together 1 */
    double[] from(Map<Integer, Double> start) {
        start.forEach((node, share) -> {
            waiting[node] = share;
            enter(node);
        });
        while (!line.empty()) {
            int node = line.next();
            double share = waiting[node];
            waiting[node] = 0;
            mass[node] += (1 - DAMPING) * share;
            if (graph.sum(node) > 0) {
                graph.pass(node, DAMPING * share, waiting, this::enter);
            }
        }
        for (int node = 0; node < mass.length; node++) {
            mass[node] += (1 - DAMPING) * waiting[node];
        }
        return mass;
    }

    private void enter(int node) {
        if (waiting[node] > least * graph.sum(node)) {
            line.add(node);
        }
    }

    /** Nodes in the order in which they came, each once at a time. */
    private static final class Line {

        private final int[] ring;
        private final boolean[] in;
        private int first;
        private int size;

        Line(int nodes) {
            ring = new int[nodes];
            in = new boolean[nodes];
        }

        boolean empty() {
            return size == 0;
        }

        void add(int node) {
            if (!in[node]) {
                in[node] = true;
                ring[(first + size++) % ring.length] = node;
            }
        }

        int next() {
            int node = ring[first];
            in[node] = false;
            first = (first + 1) % ring.length;
            size--;
            return node;
        }
    }
}
