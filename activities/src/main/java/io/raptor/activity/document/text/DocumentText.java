package io.raptor.activity.document.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document as a reader sees it, with its blocks and what was left out of it.
 *
 * @param text no control characters but tab and line end, blocks divided by line ends
 * @param blocks in the order of the text, apart from each other; together they hold all of it but white space
 * @param leftOut what the file holds and the text does not, one entry a kind
 * @param warnings why the text may not be what its writer meant, for people, each once
 */
public record DocumentText(String text, List<Block> blocks, List<LeftOut> leftOut, List<String> warnings) {

    public DocumentText {
        blocks = List.copyOf(blocks);
        leftOut = List.copyOf(leftOut);
        warnings = warnings.stream().distinct().toList();
    }

    /** A text of which nothing is doubtful. */
    public DocumentText(String text, List<Block> blocks, List<LeftOut> leftOut) {
        this(text, blocks, leftOut, List.of());
    }

    /** This text with a further warning, if there is one. */
    public DocumentText warned(@Nullable String warning) {
        return warning == null
                ? this
                : new DocumentText(
                        text,
                        blocks,
                        leftOut,
                        Stream.concat(warnings.stream(), Stream.of(warning)).toList());
    }
}
