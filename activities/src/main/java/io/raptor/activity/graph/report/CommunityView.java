package io.raptor.activity.graph.report;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A community's members and the relations among them, the weightiest first, then the members that the most passages
 * name: by what is inside of it alone, so that nothing elsewhere changes their order.
 */
record CommunityView(List<Entity> entities, List<Relation> relations) {

    /** @param graph that has all of its members */
    static CommunityView of(Community community, GraphParts graph) {
        Graph members = graph.among(community.members());
        List<Relation> inside = members.relations().stream()
                .sorted(Comparator.comparingDouble((Relation one) -> -one.weight())
                        .thenComparing(Relation::id))
                .toList();
        Map<String, Double> weights = new HashMap<>();
        inside.forEach(one -> {
            weights.merge(one.from(), one.weight(), Double::sum);
            weights.merge(one.to(), one.weight(), Double::sum);
        });
        List<Entity> entities = members.entities().stream()
                .sorted(Comparator.comparingDouble((Entity one) -> -weights.getOrDefault(one.id(), 0.0))
                        .thenComparingInt(one -> -one.evidence().size())
                        .thenComparing(Entity::key))
                .toList();
        return new CommunityView(entities, inside);
    }

    /** The members' names by their ids. */
    Map<String, String> names() {
        return entities.stream().collect(Collectors.toMap(Entity::id, Entity::name));
    }
}
