package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.LeafRef;
import java.util.List;

/**
 * Where a question leads in the graph.
 *
 * @param seeds ids of the entities that it names, the rarest first; empty where it names none
 * @param trust from 0 to 1: how much the ranking is worth beside others, by how rare the names are
 * @param leaves passages, best first
 */
public record GraphRanking(List<String> seeds, double trust, List<RankedLeaf> leaves) {

    public static final GraphRanking NOTHING = new GraphRanking(List.of(), 0, List.of());

    /**
     * A passage with the way to it: from a named entity, over a relation where there is one, to an entity that the
     * passage names.
     *
     * @param score above 0
     * @param seed id of the entity that the question names
     * @param relation id; empty where the passage names the seed itself, or no relation leads from it
     * @param entity id of the entity that the passage names
     */
    public record RankedLeaf(LeafRef leaf, double score, String seed, String relation, String entity) {}
}
