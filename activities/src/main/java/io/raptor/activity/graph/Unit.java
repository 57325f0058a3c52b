package io.raptor.activity.graph;

import java.util.List;

/**
 * Leaves of a document that stand after each other, read together for what they name.
 *
 * @param document the title of the document; empty where it has none
 * @param headingPath the headings that all of it stands under
 * @param before the text of the leaf before it, to understand the beginning by; empty at the document's beginning
 * @param leaves at least one, in their order
 */
public record Unit(String document, List<String> headingPath, String before, List<Leaf> leaves) {

    public Unit {
        headingPath = List.copyOf(headingPath);
        leaves = List.copyOf(leaves);
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a unit needs a leaf");
        }
    }

    /**
     * A passage of the unit.
     *
     * @param number its number in the document, from 0
     * @param headingPath the headings that it stands under, the document's first
     */
    public record Leaf(int number, String text, List<String> headingPath, int tokens) {

        public Leaf {
            headingPath = List.copyOf(headingPath);
        }
    }
}
