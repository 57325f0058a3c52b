package io.raptor.activity.document.text;

import java.util.List;

/**
 * The text of a document as a reader sees it, with its blocks and what was left out of it.
 *
 * @param text no control characters but tab and line end, blocks divided by line ends
 * @param blocks in the order of the text, apart from each other; together they hold all of it but white space
 * @param leftOut what the file holds and the text does not, one entry a kind
 */
public record DocumentText(String text, List<Block> blocks, List<LeftOut> leftOut) {

    public DocumentText {
        blocks = List.copyOf(blocks);
        leftOut = List.copyOf(leftOut);
    }
}
