package io.raptor.activity.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small graphs for tests. */
public final class GraphSamples {

    private GraphSamples() {}

    /** An entity that one passage names. */
    public static Entity entity(String name, String type, String... fragments) {
        String key = NameKeys.key(name);
        return new Entity(
                Ids.entity(key),
                key,
                name,
                type,
                new TreeMap<>(Map.of(type, 1)),
                List.of(),
                List.of(fragments),
                List.of(new LeafRef("a.md", Math.floorMod(key.hashCode(), 50))),
                1);
    }

    public static Relation relation(Entity from, Entity to, double weight, String... fragments) {
        return new Relation(
                Ids.relation(from.id(), to.id()),
                from.id(),
                to.id(),
                weight,
                List.of(fragments),
                List.of(from.evidence().get(0)));
    }

    public static Graph graph(List<Entity> entities, Relation... relations) {
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort(Comparator.comparing(Entity::id));
        List<Relation> links = new ArrayList<>(List.of(relations));
        links.sort(Comparator.comparing(Relation::id));
        return new Graph(sorted, links, Map.of());
    }
}
