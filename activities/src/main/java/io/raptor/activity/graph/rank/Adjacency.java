package io.raptor.activity.graph.rank;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** An undirected weighted graph in rows: the neighbours of node {@code i} from {@code starts[i]} to the next start. */
final class Adjacency {

    private final int[] starts;
    private final int[] neighbours;
    private final float[] weights;
    private final double[] sums;

    private Adjacency(int[] starts, int[] neighbours, float[] weights) {
        this.starts = starts;
        this.neighbours = neighbours;
        this.weights = weights;
        this.sums = new double[starts.length - 1];
        for (int node = 0; node < sums.length; node++) {
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                sums[node] += weights[i];
            }
        }
    }

    int nodes() {
        return sums.length;
    }

    /**
     * Passes what a node has on to its neighbours by their weights.
     *
     * @param to what each node has, added to
     * @param got each neighbour, after it got its part
     */
    void pass(int node, double amount, double[] to, IntConsumer got) {
        double each = amount / sums[node];
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            to[neighbours[i]] += each * weights[i];
            got.accept(neighbours[i]);
        }
    }

    /** The weights of all of a node's edges together. */
    double sum(int node) {
        return sums[node];
    }

    /** Shows a node's neighbours, each with the weight of the edge and its part of all that the neighbour passes on. */
    void row(int node, Edge edge) {
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            edge.see(neighbours[i], weights[i], weights[i] / sums[neighbours[i]]);
        }
    }

    /** A look at one edge. */
    interface Edge {
        void see(int neighbour, double weight, double part);
    }

    /** Takes edges in any order; rows keep that order. The second kind of nodes is counted down from -1. */
    static final class Builder {

        private int[] ends = new int[64];
        private float[] weights = new float[32];
        private int edges;

        void add(int one, int other, double weight) {
            if (edges == weights.length) {
                weights = Arrays.copyOf(weights, 2 * edges);
                ends = Arrays.copyOf(ends, 4 * edges);
            }
            ends[2 * edges] = one;
            ends[2 * edges + 1] = other;
            weights[edges++] = (float) weight;
        }

        /** The second kind's nodes follow the first's. */
        Adjacency build(int first, int second) {
            int[] starts = new int[first + second + 1];
            for (int i = 0; i < 2 * edges; i++) {
                ends[i] = ends[i] >= 0 ? ends[i] : first - 1 - ends[i];
                starts[ends[i] + 1]++;
            }
            for (int node = 0; node < first + second; node++) {
                starts[node + 1] += starts[node];
            }
            int[] next = Arrays.copyOf(starts, first + second);
            int[] neighbours = new int[2 * edges];
            float[] weight = new float[2 * edges];
            for (int edge = 0; edge < edges; edge++) {
                int one = ends[2 * edge];
                int other = ends[2 * edge + 1];
                neighbours[next[one]] = other;
                weight[next[one]++] = weights[edge];
                neighbours[next[other]] = one;
                weight[next[other]++] = weights[edge];
            }
            return new Adjacency(starts, neighbours, weight);
        }
    }
}
