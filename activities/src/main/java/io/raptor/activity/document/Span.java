package io.raptor.activity.document;

/**
 * A part of a text that is not divided further, without white space at its ends.
 *
 * @param tokens of its normalised text
 * @param endsParagraph a paragraph ends behind it
 * @param heading a short paragraph that belongs to what follows
 */
record Span(int start, int end, int tokens, boolean endsParagraph, boolean heading) {

    Span endingParagraph(boolean ends) {
        return new Span(start, end, tokens, ends, heading);
    }
}
