package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph of which part after part is wanted: each costs what is in it, and no look at all others. */
public final class GraphParts {

    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<String, List<Relation>> relations = new HashMap<>();

    public GraphParts(Graph graph) {
        graph.entities().forEach(one -> entities.put(one.id(), one));
        graph.relations()
                .forEach(one -> relations
                        .computeIfAbsent(one.from(), id -> new ArrayList<>())
                        .add(one));
    }

    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(entities.get(id));
    }

    /** These entities, as far as the graph has them, and the relations among them. */
    public Graph among(Collection<String> ids) {
        Set<String> members = new HashSet<>(ids);
        List<Relation> inside = new ArrayList<>();
        for (String id : members) {
            for (Relation one : relations.getOrDefault(id, List.of())) {
                if (members.contains(one.to())) {
                    inside.add(one);
                }
            }
        }
        inside.sort((one, other) -> one.id().compareTo(other.id()));
        return new Graph(
                members.stream()
                        .sorted()
                        .map(this::entity)
                        .flatMap(Optional::stream)
                        .toList(),
                inside,
                Map.of());
    }
}
