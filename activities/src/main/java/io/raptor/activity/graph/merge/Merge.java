package io.raptor.activity.graph.merge;

/**
 * Two keys taken for one thing.
 *
 * @param key one of them
 * @param of the other
 */
public record Merge(String key, String of, Reason reason) implements Comparable<Merge> {

    /** Why. */
    public enum Reason {
        /** Somebody said so. */
        PINNED,
        /** They differ by spaces and punctuation alone. */
        SPELLING,
        /** A text declares the short one. */
        ACRONYM,
        /** A model said so. */
        MODEL
    }

    @Override
    public int compareTo(Merge other) {
        int order = reason.compareTo(other.reason);
        if (order == 0) {
            order = key.compareTo(other.key);
        }
        return order != 0 ? order : of.compareTo(other.of);
    }
}
