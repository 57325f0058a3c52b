package io.raptor.activity.document.text;

import io.raptor.activity.document.text.Block.Kind;

/** The blocks of a text without marks: paragraphs between blank lines. */
public final class PlainBlocks {

    private PlainBlocks() {}

    public static DocumentText of(String text) {
        TextBuilder built = new TextBuilder();
        built.paragraphs(Kind.PARAGRAPH, TextCleaner.clean(text));
        return built.build();
    }
}
