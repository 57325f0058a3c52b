package io.raptor.activity.search.rank;

import java.util.Locale;

/**
 * A step of the way from a question's names to a passage.
 *
 * @param kind {@code entity}, {@code relation}, {@code report} or {@code passage}
 * @param id of the entity, the relation, the community reported on or the node
 * @param name how an entity is mostly written, what the documents say of a relation, a report's title, the passage's
 *     document
 */
public record PathStep(String kind, String id, String name) {

    /** The kinds of steps. */
    public enum Kind {
        ENTITY,
        RELATION,
        REPORT,
        PASSAGE
    }

    public static PathStep of(Kind kind, String id, String name) {
        return new PathStep(kind.name().toLowerCase(Locale.ROOT), id, name);
    }
}
