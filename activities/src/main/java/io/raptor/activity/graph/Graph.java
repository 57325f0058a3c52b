package io.raptor.activity.graph;

import java.util.List;

/**
 * The merged graph of a dataset: every relation has both ends in it.
 *
 * @param entities sorted by id
 * @param relations sorted by id
 */
public record Graph(List<Entity> entities, List<Relation> relations) {

    public Graph {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
    }
}
