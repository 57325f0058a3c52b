package io.raptor.activity.graph;

import java.util.List;

/**
 * What the documents say of two entities together, in one direction.
 *
 * @param id {@link Ids#relation} of its ends
 * @param from id of an entity
 * @param to id of another one
 * @param weight sum over the passages that say so of strength / 10
 * @param fragments what units say of it, each once, sorted; or one description made of them
 * @param evidence passages that say so, sorted
 */
public record Relation(
        String id, String from, String to, double weight, List<String> fragments, List<LeafRef> evidence) {

    /** The same with one description in place of what units say. */
    public Relation described(String description) {
        return new Relation(id, from, to, weight, List.of(description), evidence);
    }
}
