package io.raptor.activity.cluster;

import java.util.Arrays;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Rows linked to their nearest neighbours, each link weighing the square of the cosine, twice that where both chose each
 * other. There is no link of weight zero: Leiden cannot bear it.
 */
final class NeighbourGraph {

    private static final float LEAST = 1e-6f;

    /** Where each row's links begin; one more element for the end of the last. */
    private final int[] first;

    /** The row at the other end of each link, ascending among a row's links. */
    private final int[] ends;

    private final double[] weights;

    private NeighbourGraph(int[] first) {
        this.first = first;
        this.ends = new int[first[first.length - 1]];
        this.weights = new double[ends.length];
    }

    static NeighbourGraph of(Neighbours neighbours) {
        int[] first = new int[neighbours.size() + 1];
        forEach(neighbours, (row, other, weight) -> first[row + 1]++);
        for (int i = 0; i < neighbours.size(); i++) {
            first[i + 1] += first[i];
        }
        NeighbourGraph graph = new NeighbourGraph(first);
        int[] filled = new int[neighbours.size()];
        forEach(neighbours, (row, other, weight) -> graph.insert(row, filled[row]++, other, weight));
        return graph;
    }

    /** Visits each link from both ends. */
    private static void forEach(Neighbours neighbours, Link link) {
        for (int i = 0; i < neighbours.size(); i++) {
            for (int rank = 0; rank < neighbours.count(i) && neighbours.cosine(i, rank) > LEAST; rank++) {
                int j = neighbours.neighbour(i, rank);
                double cosine = neighbours.cosine(i, rank);
                boolean mutual = neighbours.has(j, i);
                link.accept(i, j, mutual ? 2 * cosine * cosine : cosine * cosine);
                if (!mutual) {
                    link.accept(j, i, cosine * cosine);
                }
            }
        }
    }

    private void insert(int row, int filled, int other, double weight) {
        int at = first[row] + filled;
        for (; at > first[row] && ends[at - 1] > other; at--) {
            ends[at] = ends[at - 1];
            weights[at] = weights[at - 1];
        }
        ends[at] = other;
        weights[at] = weight;
    }

    /** For Leiden by modularity: a node weighs what its links weigh. */
    Network network() {
        long[] begins = new long[first.length];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = first[i];
        }
        return new Network(size(), true, begins, new LargeIntArray(ends), new LargeDoubleArray(weights), false);
    }

    int size() {
        return first.length - 1;
    }

    boolean lonely(int row) {
        return first[row] == first[row + 1];
    }

    /** Twice the weight of all links. */
    double strength() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** The groups that hold more than a share of a row's links, its own left out; ascending by their first link. */
    int[] strongest(int row, double share, int[] groups) {
        double[] pull = new double[first[row + 1] - first[row]];
        double total = 0;
        for (int e = first[row]; e < first[row + 1]; e++) {
            int same = first[row];
            while (groups[ends[same]] != groups[ends[e]]) {
                same++;
            }
            pull[same - first[row]] += weights[e];
            total += weights[e];
        }
        int[] found = new int[(int) (1 / share)];
        int count = 0;
        for (int e = 0; e < pull.length; e++) {
            int group = groups[ends[first[row] + e]];
            if (pull[e] > share * total && group != groups[row]) {
                found[count++] = group;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private interface Link {

        void accept(int row, int other, double weight);
    }
}
