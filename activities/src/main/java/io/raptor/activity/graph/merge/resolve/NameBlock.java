package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.Alias;
import io.raptor.activity.graph.Entity;
import java.util.List;
import java.util.Set;

/**
 * Entities whose names are alike, to be looked at together.
 *
 * @param entities at least two, sorted by key
 * @param apart pairs of their keys, each in both orders, that are not one thing whatever a model says
 */
public record NameBlock(List<Entity> entities, Set<Alias> apart) {

    /** No block has more entities. */
    public static final int MOST = 24;

    public NameBlock {
        entities = List.copyOf(entities);
        apart = Set.copyOf(apart);
    }
}
