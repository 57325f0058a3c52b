package io.raptor.starter.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of entities, and what is said of it.
 *
 * @param level 0 is the top
 * @param parent id of the community that it is a part of; empty at the top
 * @param docId of entities with few links or none, gathered by their document; {@code null} for a group found by its links
 * @param size how many entities it has
 * @param members names of its entities, the first of them
 * @param rating how much it matters, from 0 to 10
 * @param findings {@code null} where they are not asked for
 * @param omittedEntities members that its report has no room for
 * @param omittedRelations relations that its report has no room for
 * @param standIn made of the passages' own sentences in the place of a model's answer that could not be had
 */
public record CommunityView(
        String id,
        int level,
        String parent,
        @Nullable String docId,
        int size,
        List<String> members,
        String title,
        String summary,
        double rating,
        @Nullable List<FindingView> findings,
        int omittedEntities,
        int omittedRelations,
        boolean standIn) {

    /** A point of a report, with the passages that bear it out. */
    public record FindingView(String summary, String explanation, List<PassageView> passages) {}
}
