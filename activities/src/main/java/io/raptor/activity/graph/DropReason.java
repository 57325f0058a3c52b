package io.raptor.activity.graph;

import java.util.Locale;

/** Why something that a model answered, or a rule found, is not in the graph. Each drop is counted. */
public enum DropReason {
    /** A name that is not in the unit's text. */
    UNGROUNDED,
    /** A relation with an end that is neither an entity of the answer nor in the text. */
    UNKNOWN_END,
    /** A relation of a thing with itself. */
    SELF_LOOP,
    /** A record that cannot be read: no name, or no object at all. */
    UNREADABLE,
    /** A name without a letter or digit, or of more than {@value NameKeys#LONGEST} characters. */
    BAD_NAME,
    /** A number of a leaf that the unit does not have; the leaves that name the thing stand in for it. */
    BAD_POSITION,
    /** A reference of a report to nothing in its context. */
    BAD_REFERENCE,
    /** A finding of a report that refers to nothing. */
    UNSUPPORTED_FINDING,
    /** A unit that a model has no good answer for: rules read it. */
    READ_BY_RULES,
    /** A sentence whose names are too many to link each with each. */
    CROWDED_SENTENCE;

    /** The reason's name in statuses, stores and exports. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
