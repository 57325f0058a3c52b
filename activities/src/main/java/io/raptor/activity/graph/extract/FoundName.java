package io.raptor.activity.graph.extract;

/**
 * A name in a sentence.
 *
 * @param surface as it is written there
 * @param start where it begins in the sentence
 * @param named it is a name by its form, not just words that come again
 */
record FoundName(String surface, int start, int end, boolean named) {

    boolean overlaps(FoundName other) {
        return start < other.end && other.start < end;
    }
}
