package io.raptor.activity.document.text;

import io.raptor.activity.document.text.Block.Kind;
import java.util.regex.Pattern;

/** The blocks of a text without marks: paragraphs between blank lines. */
public final class PlainBlocks {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[^\\S\\n]*+\\n\\s*+");

    private PlainBlocks() {}

    public static DocumentText of(String text) {
        TextBuilder built = new TextBuilder();
        BLANK_LINES.splitAsStream(text).forEach(paragraph -> built.add(Kind.PARAGRAPH, paragraph));
        return built.build();
    }
}
