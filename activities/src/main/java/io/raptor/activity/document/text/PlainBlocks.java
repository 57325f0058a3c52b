package io.raptor.activity.document.text;

import io.raptor.activity.document.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The blocks of a text without marks: paragraphs between blank lines. The text stays as it is, so that offsets in it are
 * those in the file; only where something is left out of it, it is built anew.
 */
public final class PlainBlocks {

    private PlainBlocks() {}

    public static DocumentText of(String raw) {
        String text = TextCleaner.clean(raw);
        if (EncodedData.of(text).runs() > 0 || !Leaders.shorten(text).equals(text)) {
            TextBuilder built = new TextBuilder();
            built.paragraphs(Kind.PARAGRAPH, text);
            return built.build();
        }
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (Matcher gap = TextBuilder.BLANK_LINES.matcher(text); gap.find(); from = gap.end()) {
            add(blocks, text, from, gap.start());
        }
        add(blocks, text, from, text.length());
        int damaged = (int) text.chars().filter(c -> c == '\uFFFD').count();
        return new DocumentText(
                text,
                blocks,
                damaged == 0 ? List.of() : List.of(new LeftOut(LeftOut.Kind.DAMAGED_CHARACTERS, damaged)));
    }

    private static void add(List<Block> blocks, String text, int from, int to) {
        int start = Trim.start(text, from, to);
        int end = Trim.end(text, start, to);
        if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
            blocks.add(new Block(Kind.PARAGRAPH, start, end, 0, 0));
        }
    }
}
