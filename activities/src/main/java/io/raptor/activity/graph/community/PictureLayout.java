package io.raptor.activity.graph.community;

import io.raptor.activity.graph.DisjointSets;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which entities of a graph its picture draws, and where: of the weightiest those that hang together most. */
public final class PictureLayout {

    /** Entities drawn at most. */
    public static final int ENTITIES = 300;

    /** Relations drawn at most. */
    public static final int LINES = 900;

    /** Relations looked at, the weightiest. */
    public static final int RELATIONS = 5000;

    /** Places are kept to so many parts of one. */
    private static final double GRAIN = 10_000;

    private PictureLayout() {}

    /**
     * A place in the plane, in no unit.
     *
     * @param x from left to right
     * @param y from the top down
     */
    public record Point(double x, double y) {}

    /**
     * The places of those that are drawn, by id.
     *
     * @param entities those of most passages first, {@link #ENTITIES} of them
     * @param relations the weightiest first, {@link #RELATIONS} of them
     */
    public static SortedMap<String, Point> of(List<Entity> entities, List<Relation> relations) {
        Set<String> known = new HashSet<>();
        entities.forEach(one -> known.add(one.id()));
        List<Relation> possible = lines(known, relations);
        Set<String> linked = largestPart(possible);
        List<String> drawn =
                entities.stream().map(Entity::id).filter(linked::contains).toList();
        double[][] places = GraphLayout.of(drawn, lines(linked, possible), 0);
        SortedMap<String, Point> points = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            points.put(drawn.get(i), new Point(grained(places[i][0]), grained(places[i][1])));
        }
        return points;
    }

    /** Of these relations those between drawn entities. */
    public static List<Relation> lines(Set<String> drawn, List<Relation> relations) {
        return relations.stream()
                .filter(one -> drawn.contains(one.from()) && drawn.contains(one.to()))
                .limit(LINES)
                .toList();
    }

    private static double grained(double place) {
        return Math.round(place * GRAIN) / GRAIN;
    }

    /** What lies apart from the most would press it together. Of equally large parts that with the first id. */
    private static Set<String> largestPart(List<Relation> relations) {
        List<String> ids = relations.stream()
                .flatMap(one -> Stream.of(one.from(), one.to()))
                .distinct()
                .sorted()
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        ids.forEach(id -> numbers.put(id, numbers.size()));
        DisjointSets linked = new DisjointSets(ids.size(), ids.size());
        relations.forEach(one -> linked.join(numbers.getOrDefault(one.from(), 0), numbers.getOrDefault(one.to(), 0)));
        Map<Integer, Set<String>> parts = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            parts.computeIfAbsent(linked.of(i), part -> new HashSet<>()).add(ids.get(i));
        }
        return parts.values().stream()
                .min(Comparator.comparingInt((Set<String> part) -> -part.size()))
                .orElse(Set.of());
    }
}
