package io.raptor.activity.graph.rank;

import java.util.Arrays;

/** An undirected weighted graph in rows: the neighbours of node {@code i} from {@code starts[i]} to the next start. */
final class Adjacency {

    private final int[] starts;
    private final int[] neighbours;
    private final double[] weights;
    private final double[] sums;

    private Adjacency(int[] starts, int[] neighbours, double[] weights) {
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

    /** One step of a walk: what each node passes on to its neighbours by their weights, times a share. */
    void step(double[] from, double share, double[] to) {
        for (int node = 0; node < sums.length; node++) {
            if (from[node] > 0 && sums[node] > 0) {
                double passed = share * from[node] / sums[node];
                for (int i = starts[node]; i < starts[node + 1]; i++) {
                    to[neighbours[i]] += passed * weights[i];
                }
            }
        }
    }

    /** What a neighbour got from a node in the last step, up to a factor. */
    double passed(int node, int neighbour, double[] mass) {
        for (int i = starts[node]; i < starts[node + 1]; i++) {
            if (neighbours[i] == neighbour) {
                return mass[node] * weights[i] / sums[node];
            }
        }
        return 0;
    }

    int[] neighbours(int node) {
        return Arrays.copyOfRange(neighbours, starts[node], starts[node + 1]);
    }

    /** Takes edges in any order; rows keep that order. */
    static final class Builder {

        private int[] ends = new int[64];
        private double[] weights = new double[32];
        private int edges;

        void add(int one, int other, double weight) {
            if (edges == weights.length) {
                weights = Arrays.copyOf(weights, 2 * edges);
                ends = Arrays.copyOf(ends, 4 * edges);
            }
            ends[2 * edges] = one;
            ends[2 * edges + 1] = other;
            weights[edges++] = weight;
        }

        Adjacency build(int nodes) {
            int[] starts = new int[nodes + 1];
            for (int i = 0; i < 2 * edges; i++) {
                starts[ends[i] + 1]++;
            }
            for (int node = 0; node < nodes; node++) {
                starts[node + 1] += starts[node];
            }
            int[] next = Arrays.copyOf(starts, nodes);
            int[] neighbours = new int[2 * edges];
            double[] weight = new double[2 * edges];
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
