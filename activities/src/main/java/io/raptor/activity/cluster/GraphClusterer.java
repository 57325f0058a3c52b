package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Communities of the graph that links each node to its nearest neighbours. Vectors are compared by what sets them apart
 * from the level's mean. A node also joins every other community that holds a good part of its links.
 */
final class GraphClusterer implements Clusterer {

    static final int NEIGHBOURS = 10;
    static final double GROUPS_PER_NODE = 0.105;

    private static final double SHARE = 0.3;

    @Override
    public int[][] cluster(Nodes nodes, Options options) {
        float[][] vectors = nodes.vectors();
        int[] tokens = nodes.tokens();
        Groups groups = new Groups(tokens, options);
        int[] all = IntStream.range(0, vectors.length).toArray();
        int wanted = wanted(tokens, options);
        if (vectors.length == 0 || (wanted == 1 && Groups.fits(all, tokens, options))) {
            return vectors.length == 0 ? new int[0][] : new int[][] {all};
        }
        float[][] rows = VectorMath.centred(vectors);
        NeighbourGraph graph = NeighbourGraph.of(Neighbours.of(rows, NEIGHBOURS, options.seed()));
        divide(graph, wanted, options, rows, groups);
        overlap(graph, groups);
        return groups.ordered();
    }

    private static int wanted(int[] tokens, Options options) {
        long sum = Arrays.stream(tokens).asLongStream().sum();
        double least = sum / (double) options.maxClusterTokens();
        return (int) Math.max(1, Math.round(Math.max(tokens.length * GROUPS_PER_NODE, least)));
    }

    private static void divide(NeighbourGraph graph, int wanted, Options options, float[][] rows, Groups groups) {
        int[] linked =
                IntStream.range(0, graph.size()).filter(i -> !graph.lonely(i)).toArray();
        Bisection bisection = new Bisection(rows);
        if (linked.length > 0) {
            int lonely = graph.size() - linked.length;
            int[] labels = new Communities(graph, options.seed()).about(wanted + lonely);
            int[] linkedLabels = Arrays.stream(linked).map(i -> labels[i]).toArray();
            Groups.byLabel(linkedLabels, linked).forEach(members -> groups.add(members, bisection));
        }
        OrderedRuns.ofLonely(graph, groups, bisection);
    }

    private static void overlap(NeighbourGraph graph, Groups groups) {
        int[] labels = groups.labels();
        for (int i = 0; i < graph.size(); i++) {
            for (int group : graph.strongest(i, SHARE, labels)) {
                groups.join(i, group);
            }
        }
    }
}
