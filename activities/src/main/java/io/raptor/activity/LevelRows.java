package io.raptor.activity;

import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.workflow.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A level as a clusterer takes it: of each node its index, its tokens, its vector and its headings, but no text.
 *
 * @param indexes of the nodes, ascending; a gap below leaves places and indexes apart
 * @param tokens one a node
 * @param vectors one a node, float32
 * @param headings one a node: those that it stands under
 * @param fingerprint equal for equal texts under equal headings at equal places
 */
record LevelRows(int[] indexes, int[] tokens, float[][] vectors, List<List<String>> headings, String fingerprint) {

    /** Reads a level whose nodes are embedded. */
    static LevelRows read(TreeBuilds builds, long build, int level) {
        List<Integer> indexes = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        List<List<String>> headings = new ArrayList<>();
        Sha256 hash = new Sha256();
        builds.each(build, level, node -> {
            List<String> path = node.structure().headingPath();
            hash.add(node.index() + "\n" + path + "\n").add(node.text()).add("\0");
            indexes.add(node.index());
            tokens.add(node.tokens());
            vectors.add(vector(node));
            headings.add(path);
        });
        return new LevelRows(
                ints(indexes), ints(tokens), vectors.toArray(float[][]::new), List.copyOf(headings), hash.hex());
    }

    private static float[] vector(Node node) {
        return Objects.requireNonNull(node.vector(), "nodes are embedded before they are grouped");
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Clusters of places in the level, as a clusterer counts, by the nodes' indexes, as the store does. */
    int[][] named(int[][] places) {
        return Arrays.stream(places)
                .map(members ->
                        Arrays.stream(members).map(place -> indexes[place]).toArray())
                .toArray(int[][]::new);
    }

    Nodes nodes() {
        return new Nodes(vectors, tokens, headings);
    }

    int size() {
        return indexes.length;
    }
}
