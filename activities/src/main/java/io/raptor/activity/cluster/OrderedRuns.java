package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Groups of nodes that nothing but their order tells apart: copies of one text, texts without a direction. */
final class OrderedRuns {

    private static final int LENGTH = 8;

    private OrderedRuns() {}

    /** Adds the nodes without links, in runs of about equal length. */
    static void ofLonely(NeighbourGraph graph, Groups groups, Bisection bisection) {
        add(IntStream.range(0, graph.size()).filter(graph::lonely).toArray(), groups, bisection);
    }

    static void add(int[] nodes, Groups groups, Bisection bisection) {
        int runs = (nodes.length + LENGTH - 1) / LENGTH;
        for (int r = 0; r < runs; r++) {
            int from = (int) ((long) nodes.length * r / runs);
            int to = (int) ((long) nodes.length * (r + 1) / runs);
            groups.add(Arrays.copyOfRange(nodes, from, to), bisection);
        }
    }
}
