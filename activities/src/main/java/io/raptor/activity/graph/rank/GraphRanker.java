package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.rank.GraphRanking.Named;
import io.raptor.activity.graph.rank.GraphRanking.RankedLeaf;
import io.raptor.activity.graph.rank.Ways.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ranks passages for a question: a walk that begins at the entities it names and goes along the passages that name them
 * and, with less weight, along relations. Made once a generation of the graph; safe for many threads.
 */
public final class GraphRanker {

    /** Weight of a relation beside that of a passage which names an entity. */
    private static final double RELATION = 0.3;

    /** Shares of a walk that are too small to change which passages come first. */
    private static final double LEAST = 1e-5;

    private final List<Named> entities;
    private final Map<String, Integer> numbers;
    private final List<LeafRef> leaves;
    private final Map<LeafRef, Integer> places;
    private final Adjacency adjacency;
    private final SeedFinder seeds;

    private GraphRanker(Builder of, int passages) {
        entities = List.copyOf(of.entities);
        numbers = of.numbers;
        leaves = List.copyOf(of.leaves);
        places = of.places;
        adjacency = of.edges.build(entities.size(), leaves.size());
        int[] frequency = entities.stream().mapToInt(Named::passages).toArray();
        seeds = new SeedFinder(of.names, frequency, Math.max(passages, leaves.size()));
    }

    /** @param passages how many leaves the dataset has, those that name nothing too */
    public static GraphRanker of(Graph graph, int passages) {
        Builder builder = new Builder();
        graph.entities().forEach(builder::add);
        graph.relations().forEach(builder::add);
        return builder.build(passages);
    }

    /** Takes all entities by id, then all relations by id; keeps no text of them but names. */
    public static final class Builder {

        private final List<Named> entities = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<LeafRef> leaves = new ArrayList<>();
        private final Map<LeafRef, Integer> places = new HashMap<>();
        private final NameIndex names = new NameIndex();
        private final Adjacency.Builder edges = new Adjacency.Builder();

        public void add(Entity entity) {
            int number = entities.size();
            numbers.put(entity.id(), number);
            entities.add(new Named(entity.id(), entity.name(), entity.evidence().size()));
            names.add(entity);
            entity.evidence().forEach(leaf -> edges.add(number, -1 - place(leaf), 1));
        }

        private int place(LeafRef leaf) {
            Integer known = places.get(leaf);
            if (known != null) {
                return known;
            }
            places.put(leaf, leaves.size());
            leaves.add(leaf);
            return leaves.size() - 1;
        }

        /** One whose end is not there is left out. */
        public void add(Relation relation) {
            Integer from = numbers.get(relation.from());
            Integer to = numbers.get(relation.to());
            if (from != null && to != null) {
                edges.add(from, to, RELATION * Math.min(1, relation.weight()));
            }
        }

        /** @param passages how many leaves the dataset has, those that name nothing too */
        public GraphRanker build(int passages) {
            return new GraphRanker(this, passages);
        }
    }

    /** @param most passages */
    public GraphRanking rank(String question, int most) {
        return rank(seeds.in(question), most);
    }

    /**
     * Ranks passages for some entities.
     *
     * @param given ids with their weights above 0; unknown ones are left out
     */
    public GraphRanking rank(Map<String, Double> given, int most) {
        SortedMap<Integer, Double> found = new TreeMap<>();
        given.forEach((id, weight) -> {
            Integer number = numbers.get(id);
            if (number != null) {
                found.put(number, weight);
            }
        });
        return rank(found, most);
    }

    /** The entities that a passage names, the rarest first. */
    public List<Named> namedIn(LeafRef leaf) {
        List<Named> named = new ArrayList<>();
        Integer place = places.get(leaf);
        if (place != null) {
            adjacency.row(entities.size() + place, (entity, weight, part) -> named.add(entities.get(entity)));
        }
        named.sort(Comparator.comparingInt(Named::passages).thenComparing(Named::id));
        return named;
    }

    private GraphRanking rank(SortedMap<Integer, Double> found, int most) {
        double all = found.values().stream().mapToDouble(weight -> weight).sum();
        if (all <= 0) {
            return GraphRanking.NOTHING;
        }
        SortedMap<Integer, Double> start = new TreeMap<>();
        found.forEach((entity, weight) -> start.put(entity, weight / all));
        double[] mass = new Walk(adjacency, LEAST).from(start);
        Ways ways = new Ways(adjacency, entities.size(), found, mass);
        List<RankedLeaf> ranked = new ArrayList<>();
        for (int leaf : best(mass, most)) {
            Way way = ways.to(entities.size() + leaf);
            ranked.add(new RankedLeaf(
                    leaves.get(leaf),
                    mass[entities.size() + leaf],
                    entities.get(way.seed()),
                    way.related(),
                    entities.get(way.entity())));
        }
        return new GraphRanking(named(found), Trust.of(found.values()), ranked);
    }

    /** The leaves at which the walk came by most often, of equal ones the first. */
    private List<Integer> best(double[] mass, int most) {
        Comparator<Integer> better = Comparator.comparingDouble((Integer leaf) -> -mass[entities.size() + leaf])
                .thenComparing(leaves::get);
        PriorityQueue<Integer> worstFirst = new PriorityQueue<>(most + 1, better.reversed());
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            double own = mass[entities.size() + leaf];
            if (own > 0 && (worstFirst.size() < most || own >= mass[entities.size() + worstFirst.element()])) {
                worstFirst.add(leaf);
                if (worstFirst.size() > most) {
                    worstFirst.remove();
                }
            }
        }
        return worstFirst.stream().sorted(better).toList();
    }

    private List<Named> named(SortedMap<Integer, Double> found) {
        return found.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entities.get(entry.getKey()))
                .toList();
    }
}
