package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.rank.GraphRanking.RankedLeaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Ranks passages for a question: a walk that begins at the entities it names and goes along the passages that name them
 * and, with less weight, along relations. Made once a generation of the graph; safe for many threads.
 */
public final class GraphRanker {

    /** Weight of a relation beside that of a passage which names an entity. */
    private static final double RELATION = 0.3;

    private final List<Entity> entities;
    private final List<LeafRef> leaves;
    private final Adjacency adjacency;
    private final SeedFinder seeds;
    private final Ways ways;

    /** @param passages how many leaves the dataset has, those that name nothing too */
    public GraphRanker(Graph graph, int passages) {
        entities = graph.entities();
        leaves = List.copyOf(new TreeSet<>(
                entities.stream().flatMap(entity -> entity.evidence().stream()).toList()));
        adjacency = adjacency(graph, leaves);
        int[] frequency =
                entities.stream().mapToInt(entity -> entity.evidence().size()).toArray();
        seeds = new SeedFinder(new NameIndex(entities), frequency, Math.max(passages, leaves.size()));
        ways = new Ways(graph, adjacency);
    }

    private static Adjacency adjacency(Graph graph, List<LeafRef> leaves) {
        Map<LeafRef, Integer> leafNodes = new HashMap<>();
        leaves.forEach(leaf -> leafNodes.put(leaf, leafNodes.size()));
        Adjacency.Builder edges = new Adjacency.Builder();
        Map<String, Integer> nodes = new HashMap<>();
        for (Entity entity : graph.entities()) {
            int node = nodes.size();
            nodes.put(entity.id(), node);
            entity.evidence()
                    .forEach(leaf ->
                            edges.add(node, graph.entities().size() + Objects.requireNonNull(leafNodes.get(leaf)), 1));
        }
        for (Relation relation : graph.relations()) {
            int from = Objects.requireNonNull(nodes.get(relation.from()));
            int to = Objects.requireNonNull(nodes.get(relation.to()));
            edges.add(from, to, RELATION * Math.min(1, relation.weight()));
        }
        return edges.build(graph.entities().size() + leaves.size());
    }

    /** @param most passages */
    public GraphRanking rank(String question, int most) {
        SortedMap<Integer, Double> found = seeds.in(question);
        double all = found.values().stream().mapToDouble(weight -> weight).sum();
        if (all <= 0) {
            return GraphRanking.NOTHING;
        }
        double[] start = new double[adjacency.nodes()];
        found.forEach((entity, weight) -> start[entity] = weight / all);
        double[] mass = new Walk(adjacency).from(start);
        List<Integer> best = IntStream.range(entities.size(), mass.length)
                .filter(node -> mass[node] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer node) -> -mass[node])
                        .thenComparing(node -> node))
                .limit(most)
                .toList();
        List<RankedLeaf> ranked = new ArrayList<>();
        for (int node : best) {
            ranked.add(ways.to(node, leaves.get(node - entities.size()), start, mass));
        }
        return new GraphRanking(names(found), Trust.of(found.values()), ranked);
    }

    private List<String> names(SortedMap<Integer, Double> found) {
        return found.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entities.get(entry.getKey()).id())
                .toList();
    }
}
