package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.LeafRef;
import java.util.List;

/**
 * Where a question leads in the graph.
 *
 * @param seeds entities that it names, the rarest first; empty where it names none
 * @param trust from 0 to 1: how much the ranking is worth beside others, by how rare the names are
 * @param leaves passages, best first
 */
public record GraphRanking(List<Named> seeds, double trust, List<RankedLeaf> leaves) {

    public static final GraphRanking NOTHING = new GraphRanking(List.of(), 0, List.of());

    /**
     * An entity, and how it is mostly written.
     *
     * @param passages how many name it
     */
    public record Named(String id, String name, int passages) {}

    /**
     * A passage with the way to it: from a named entity, over a relation where there is one, to an entity that the
     * passage names.
     *
     * @param score above 0
     * @param seed which the question names
     * @param related a relation leads from there to the entity
     * @param entity which the passage names; may be the seed itself
     */
    public record RankedLeaf(LeafRef leaf, double score, Named seed, boolean related, Named entity) {}
}
