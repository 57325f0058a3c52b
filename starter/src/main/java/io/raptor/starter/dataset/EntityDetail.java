package io.raptor.starter.dataset;

import java.util.List;

/**
 * An entity and what surrounds it.
 *
 * @param relations the weightiest, at most 50
 * @param communities that it is in, from the lowest level up
 * @param passages that name it, at most 50
 */
public record EntityDetail(
        EntityView entity, List<RelationView> relations, List<CommunityView> communities, List<PassageView> passages) {}
