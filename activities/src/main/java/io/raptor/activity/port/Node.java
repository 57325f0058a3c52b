package io.raptor.activity.port;

import org.jspecify.annotations.Nullable;

/**
 * A node of a tree that is being built: a leaf (level 0) or a summary.
 *
 * @param index its place in its level, from 0; a gap leaves its index unused
 * @param title one line; empty for a leaf
 * @param tokens of the text, by the embedding model's tokenizer
 * @param start offset of a leaf in the document's extracted text, in characters; 0 for a summary
 * @param end offset behind a leaf; 0 for a summary
 * @param children indexes of the nodes one level below that this summarises, ascending; empty for a leaf
 * @param passedUp a copy of its only child, made without a model call
 * @param vector unit length; {@code null} until embedded
 * @param structure where it stands
 */
public record Node(
        int level,
        int index,
        String title,
        String text,
        int tokens,
        int start,
        int end,
        int[] children,
        boolean passedUp,
        float @Nullable [] vector,
        Structure structure) {

    public static Node leaf(int index, String text, int tokens, int start, int end) {
        return new Node(0, index, "", text, tokens, start, end, new int[0], false, null, Structure.NONE);
    }

    public static Node summary(int level, int index, String title, String text, int tokens, int[] children) {
        return new Node(level, index, title, text, tokens, 0, 0, children, false, null, Structure.NONE);
    }

    /** What its vector is made of: its text in its context, without its title. */
    public String embeddedText() {
        return structure.inContext(text);
    }

    /** This node at its place in the document. */
    public Node with(Structure place) {
        return new Node(level, index, title, text, tokens, start, end, children, passedUp, vector, place);
    }

    public Node embedded(float[] unitVector) {
        return new Node(level, index, title, text, tokens, start, end, children, passedUp, unitVector, structure);
    }

    /** This node one level higher, as the lone member of cluster {@code index}. */
    public Node passedUp(int index) {
        Structure above = new Structure(structure.headingPath(), 0, structure.asides());
        return new Node(level + 1, index, title, text, tokens, 0, 0, new int[] {this.index}, true, vector, above);
    }
}
