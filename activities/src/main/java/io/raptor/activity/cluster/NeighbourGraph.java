package io.raptor.activity.cluster;

import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Rows linked to their nearest neighbours, each link weighing the square of the cosine, twice that where both chose each
 * other. There is no link of weight zero: Leiden cannot bear it.
 */
final class NeighbourGraph {

    private final Network network;
    private final double weight;

    private NeighbourGraph(Network network, double weight) {
        this.network = network;
        this.weight = weight;
    }

    static NeighbourGraph of(Neighbours neighbours) {
        LargeIntArray from = new LargeIntArray(0);
        LargeIntArray to = new LargeIntArray(0);
        LargeDoubleArray weights = new LargeDoubleArray(0);
        double total = 0;
        for (int i = 0; i < neighbours.size(); i++) {
            for (int rank = 0; rank < neighbours.count(i); rank++) {
                int j = neighbours.neighbour(i, rank);
                boolean mutual = neighbours.has(j, i);
                double square = (double) neighbours.cosine(i, rank) * neighbours.cosine(i, rank);
                if (square > 0 && (i < j || !mutual)) {
                    from.append(Math.min(i, j));
                    to.append(Math.max(i, j));
                    weights.append(mutual ? 2 * square : square);
                    total += mutual ? 2 * square : square;
                }
            }
        }
        LargeIntArray[] edges = {from, to};
        return new NeighbourGraph(new Network(neighbours.size(), true, edges, weights, false, false), total);
    }

    Network network() {
        return network;
    }

    /** Of all links together. */
    double weight() {
        return weight;
    }

    int size() {
        return network.getNNodes();
    }

    boolean lonely(int node) {
        return network.getNNeighbors(node) == 0;
    }

    /** How a node's links divide among groups. */
    Shares shares(int node) {
        return new Shares(network.getNeighbors(node), network.getEdgeWeights(node));
    }

    /**
     * The links of one node.
     *
     * @param neighbours ascending
     */
    record Shares(int[] neighbours, double[] weights) {

        double total() {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            return sum;
        }

        /** Weight of the links into a group. */
        double into(int group, int[] groups) {
            double sum = 0;
            for (int e = 0; e < neighbours.length; e++) {
                sum += groups[neighbours[e]] == group ? weights[e] : 0;
            }
            return sum;
        }
    }
}
