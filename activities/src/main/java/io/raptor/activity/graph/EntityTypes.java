package io.raptor.activity.graph;

import java.util.List;

/** The types of entities. A list asked for may replace the usual ones; these two are always there. */
public final class EntityTypes {

    public static final String PERSON = "person";
    public static final String ORGANIZATION = "organization";
    public static final String PLACE = "place";
    /** Of a type that was not asked for, or of no type that a rule could tell. */
    public static final String OTHER = "other";
    /** Named as an end of a relation only. */
    public static final String UNKNOWN = "unknown";

    /** What is asked for where nothing else is. */
    public static final List<String> USUAL = List.of(PERSON, ORGANIZATION, PLACE, "event", "product", "concept", OTHER);

    private EntityTypes() {}
}
