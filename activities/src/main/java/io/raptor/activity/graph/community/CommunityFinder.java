package io.raptor.activity.graph.community;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the communities of a graph: each of its components by itself, divided until no part has more entities than
 * wanted. Every entity is in one: those with few links or none are gathered by their document.
 */
public final class CommunityFinder {

    private static final int FEWEST = 3;
    private static final int MOST_LEVELS = 5;

    private final int most;

    /** @param most entities of a community that is not divided further */
    public CommunityFinder(int most) {
        this.most = most;
    }

    /** The communities by level and id, the top first. */
    public List<Community> of(Graph graph) {
        List<Community> found = new ArrayList<>();
        TreeMap<String, List<String>> byDocument = new TreeMap<>();
        Map<String, String> documents =
                graph.entities().stream().collect(Collectors.toMap(Entity::id, CommunityFinder::documentOf));
        WeightedGraph whole = WeightedGraph.of(graph);
        for (WeightedGraph component : whole.components()) {
            if (component.size() < FEWEST) {
                component
                        .ids()
                        .forEach(id -> byDocument
                                .computeIfAbsent(documents.getOrDefault(id, ""), document -> new ArrayList<>())
                                .add(id));
            } else {
                divide(component, 0, "", found);
            }
        }
        byDocument.forEach((document, members) -> {
            List<String> sorted = members.stream().sorted().toList();
            found.add(new Community(Ids.community(0, sorted), 0, "", document, sorted));
        });
        found.sort(Comparator.comparingInt(Community::level).thenComparing(Community::id));
        return found;
    }

    /** A group that is small enough, or that falls into no parts, stays one. */
    private void divide(WeightedGraph group, int level, String parent, List<Community> found) {
        List<WeightedGraph> parts = group.size() <= most ? List.of(group) : group.parts();
        for (WeightedGraph part : parts) {
            String id = Ids.community(level, part.ids());
            found.add(new Community(id, level, parent, "", part.ids()));
            if (parts.size() > 1 && part.size() > most && level + 1 < MOST_LEVELS) {
                divide(part, level + 1, id, found);
            }
        }
    }

    /** The first document that names it. */
    private static String documentOf(Entity entity) {
        return entity.evidence().isEmpty() ? "" : entity.evidence().get(0).document();
    }
}
