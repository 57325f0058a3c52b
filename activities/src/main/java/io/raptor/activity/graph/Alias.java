package io.raptor.activity.graph;

/**
 * Two keys that a text itself declares to name the same, as "Long Name (LN)" does.
 *
 * @param key the short one
 * @param of the long one
 */
public record Alias(String key, String of) implements Comparable<Alias> {

    @Override
    public int compareTo(Alias other) {
        int order = key.compareTo(other.key);
        return order != 0 ? order : of.compareTo(other.of);
    }
}
