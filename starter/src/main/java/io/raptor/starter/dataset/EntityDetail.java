package io.raptor.starter.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity and what surrounds it.
 *
 * @param relations the weightiest, at most 50
 * @param communities that it is in, from the lowest level up
 * @param passages that name it, at most 50
 * @param joined why its names are one thing; {@code null} of an older server
 */
public record EntityDetail(
        EntityView entity,
        List<RelationView> relations,
        List<CommunityView> communities,
        List<PassageView> passages,
        @Nullable List<JoinedView> joined) {

    /**
     * Two names that became one thing.
     *
     * @param reason {@code pinned} by people, {@code spelling}, {@code acronym}, or said by the {@code model}
     */
    public record JoinedView(String name, String otherName, String reason) {}
}
