package io.raptor.activity.graph;

import java.util.List;

/**
 * What one unit says of two named things together.
 *
 * @param from key of a mention of the unit
 * @param to key of another one
 * @param description in the text's language; may be empty
 * @param strength from 1 to 10
 * @param leaves numbers of leaves in the document that say so, ascending
 */
public record Link(String from, String to, String description, double strength, List<Integer> leaves) {

    public static final double WEAKEST = 1;
    public static final double STRONGEST = 10;

    public Link {
        leaves = leaves.stream().distinct().sorted().toList();
    }
}
