package io.raptor.activity.graph;

import java.util.List;
import java.util.Map;

/**
 * The merged graph of a dataset: every relation has both ends in it.
 *
 * @param entities sorted by id
 * @param relations sorted by id
 * @param dropped what the units dropped, and what the merge did
 */
public record Graph(List<Entity> entities, List<Relation> relations, Map<DropReason, Integer> dropped) {

    public static final Graph EMPTY = new Graph(List.of(), List.of(), Map.of());

    public Graph {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
        dropped = Map.copyOf(dropped);
    }
}
