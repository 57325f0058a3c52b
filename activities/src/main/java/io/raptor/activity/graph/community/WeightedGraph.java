package io.raptor.activity.graph.community;

import io.raptor.activity.graph.DisjointSets;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import io.raptor.workflow.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** Entities with the weights of what links them, direction left out; nodes are numbered by id. */
final class WeightedGraph {

    private static final int ITERATIONS = 10;
    private static final double RANDOMNESS = 0.01;
    private static final int HEXADECIMAL = 16;
    private static final int SEED_DIGITS = 15;

    private final List<String> ids;
    /** By their lower and then their higher end. */
    private final List<Edge> edges;

    private WeightedGraph(List<String> ids, List<Edge> edges) {
        this.ids = List.copyOf(ids);
        this.edges = List.copyOf(edges);
    }

    private record Edge(int low, int high, double weight) {}

    static WeightedGraph of(Graph graph) {
        List<String> ids = graph.entities().stream().map(Entity::id).sorted().toList();
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        TreeMap<Long, Double> weights = new TreeMap<>();
        for (Relation relation : graph.relations()) {
            int from = Objects.requireNonNull(places.get(relation.from()));
            int to = Objects.requireNonNull(places.get(relation.to()));
            long ends = ((long) Math.min(from, to) << Integer.SIZE) | Math.max(from, to);
            weights.merge(ends, relation.weight(), Double::sum);
        }
        List<Edge> edges = new ArrayList<>();
        weights.forEach(
                (ends, weight) -> edges.add(new Edge((int) (ends >>> Integer.SIZE), (int) (long) ends, weight)));
        return new WeightedGraph(ids, edges);
    }

    int size() {
        return ids.size();
    }

    /** Sorted. */
    List<String> ids() {
        return ids;
    }

    /** The parts that nothing links to each other, by their first id. */
    List<WeightedGraph> components() {
        DisjointSets linked = new DisjointSets(size(), size());
        edges.forEach(edge -> linked.join(edge.low(), edge.high()));
        int[] groups = IntStream.range(0, size()).map(linked::of).toArray();
        return split(groups);
    }

    /** Leiden communities by modularity, by their first id; the whole where it falls into none. */
    List<WeightedGraph> parts() {
        double twice = 2 * edges.stream().mapToDouble(Edge::weight).sum();
        if (twice <= 0) {
            return List.of(this);
        }
        Clustering found = new Clustering(size());
        new LeidenAlgorithm(1 / twice, ITERATIONS, RANDOMNESS, new Random(seed())).improveClustering(network(), found);
        return split(found.getClusters());
    }

    private Network network() {
        int[] low = edges.stream().mapToInt(Edge::low).toArray();
        int[] high = edges.stream().mapToInt(Edge::high).toArray();
        LargeIntArray[] ends = {new LargeIntArray(low), new LargeIntArray(high)};
        double[] weights = edges.stream().mapToDouble(Edge::weight).toArray();
        return new Network(size(), true, ends, new LargeDoubleArray(weights), false, false);
    }

    /** The same for the same entities and links, whatever else there is. */
    private long seed() {
        Sha256 hash = new Sha256();
        ids.forEach(id -> hash.add(id).add("\n"));
        edges.forEach(edge -> hash.add(edge.low() + " " + edge.high() + " " + edge.weight() + "\n"));
        return Long.parseLong(hash.hex().substring(0, SEED_DIGITS), HEXADECIMAL);
    }

    private List<WeightedGraph> split(int[] groups) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            members.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(i);
        }
        int[] places = new int[groups.length];
        members.values().forEach(group -> {
            for (int i = 0; i < group.size(); i++) {
                places[group.get(i)] = i;
            }
        });
        Map<Integer, List<Edge>> inner = new HashMap<>();
        for (Edge edge : edges) {
            if (groups[edge.low()] == groups[edge.high()]) {
                inner.computeIfAbsent(groups[edge.low()], group -> new ArrayList<>())
                        .add(new Edge(places[edge.low()], places[edge.high()], edge.weight()));
            }
        }
        return members.entrySet().stream()
                .map(entry -> new WeightedGraph(
                        entry.getValue().stream().map(ids::get).toList(),
                        inner.getOrDefault(entry.getKey(), List.of())))
                .sorted(Comparator.comparing(part -> part.ids().get(0)))
                .toList();
    }
}
