package io.raptor.activity.document;

import io.raptor.activity.document.text.Block;

/**
 * A part of a text that is not divided further, without white space at its ends but code's indentation.
 *
 * @param tokens of its text
 * @param block what it is all or a part of
 * @param endsBlock the block, or a paragraph's line that stands by itself, ends behind it
 * @param title a short paragraph that belongs to what follows, where no heading is marked as one
 */
record Span(int start, int end, int tokens, Block block, boolean endsBlock, boolean title) {

    boolean heading() {
        return block.kind() == Block.Kind.HEADING;
    }

    /** Reads as a heading: no leaf ends with it. */
    boolean leads() {
        return title || heading();
    }

    Span endingBlock() {
        return new Span(start, end, tokens, block, true, title);
    }
}
