package io.raptor.starter.dataset;

import io.raptor.activity.graph.Entity;
import java.util.List;

/**
 * A named thing of a dataset.
 *
 * @param aliases other names of it, as they are compared
 * @param description what the documents say of it
 * @param passages how many name it
 * @param documents how many name it
 */
public record EntityView(
        String id, String name, String type, List<String> aliases, String description, int passages, int documents) {

    static EntityView of(Entity entity) {
        return new EntityView(
                entity.id(),
                entity.name(),
                entity.type(),
                entity.aliases(),
                String.join("\n", entity.fragments()),
                entity.evidence().size(),
                entity.documents());
    }
}
