package io.raptor.starter.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what is in a graph: of the four lists the one that was asked for.
 *
 * @param next the cursor of the next page; {@code null} behind the last one
 */
public record GraphItems(
        @Nullable List<EntityView> entities,
        @Nullable List<RelationView> relations,
        @Nullable List<CommunityView> communities,
        @Nullable List<CommunityView> reports,
        @Nullable Integer next) {}
