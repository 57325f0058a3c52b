package io.raptor.starter.dataset;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * @param reason {@code pinned} by people, {@code spelling}, {@code acronym}, said by the {@code model}, or by the
     *     {@code document}, where a surname or an acronym can be of that thing alone
     */
    public record JoinedView(String name, String otherName, String reason) {

        private static final String BY_DOCUMENT = "document";

        /** Why the names of an entity are one thing: what was joined for all documents, then what is within one. */
        static List<JoinedView> of(Entity entity, List<JoinedNames> joined) {
            List<JoinedView> views = new ArrayList<>();
            Set<String> told = new HashSet<>();
            for (JoinedNames one : joined) {
                told.add(one.one());
                told.add(one.other());
                views.add(new JoinedView(one.one(), one.other(), one.reason()));
            }
            entity.aliases().stream()
                    .filter(alias -> !told.contains(alias))
                    .forEach(alias -> views.add(new JoinedView(entity.key(), alias, BY_DOCUMENT)));
            return views;
        }
    }
}
