package io.raptor.starter.dataset;

import io.raptor.activity.graph.Relation;
import java.util.Map;

/**
 * A link of two named things.
 *
 * @param from id of an entity
 * @param to id of another one
 * @param description what the documents say of the two
 * @param passages how many say so
 */
public record RelationView(
        String id,
        String from,
        String fromName,
        String to,
        String toName,
        double weight,
        String description,
        int passages) {

    /** @param names of entities by their ids */
    static RelationView of(Relation relation, Map<String, String> names) {
        return new RelationView(
                relation.id(),
                relation.from(),
                names.getOrDefault(relation.from(), ""),
                relation.to(),
                names.getOrDefault(relation.to(), ""),
                relation.weight(),
                String.join("\n", relation.fragments()),
                relation.evidence().size());
    }
}
