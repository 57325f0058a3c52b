package io.raptor.starter.page.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A passage as blocks to read: paragraphs, items of lists, rows of tables and code in its own letters. */
public final class RichText {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n");
    private static final Pattern ITEM = Pattern.compile("^\\s{0,3}(?:[-*•+]|\\d{1,3}[.)])\\s+(?=\\S)");

    /** Signs that prose seldom ends a line with, or indents that it never has. */
    private static final Pattern CODE_LINE =
            Pattern.compile("^(?: {4,}|\\t).*|.*[;{}]\\s*$|^\\s*(?://|#!|\\$ ).*|.*\\)\\s*->.*");

    private RichText() {}

    /** What a block is. */
    public enum Kind {
        TEXT,
        ITEM,
        ROW,
        CODE
    }

    /** @param pieces of the text, a question's words told apart */
    public record Block(Kind kind, List<Excerpt.Piece> pieces) {

        public Block {
            pieces = List.copyOf(pieces);
        }

        public boolean is(String name) {
            return kind.name().equals(name);
        }
    }

    /**
     * @param question whose words are marked; empty for none
     * @param most characters of the text that are shown
     */
    public static List<Block> of(String text, String question, int most) {
        List<Block> blocks = new ArrayList<>();
        for (String part : BLANK_LINES.split(Excerpt.cut(text.strip(), most), -1)) {
            if (!part.isBlank()) {
                add(blocks, part, question);
            }
        }
        return List.copyOf(blocks);
    }

    private static void add(List<Block> blocks, String part, String question) {
        List<String> lines = part.lines().toList();
        if (code(lines)) {
            Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
            if (last != null && last.kind() == Kind.CODE) {
                blocks.remove(blocks.size() - 1);
                String before = String.join(
                        "", last.pieces().stream().map(Excerpt.Piece::text).toList());
                blocks.add(block(Kind.CODE, before + "\n\n" + part, question));
            } else {
                blocks.add(block(Kind.CODE, part, question));
            }
            return;
        }
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean item = ITEM.matcher(line).find();
            boolean row = line.contains("\t") || line.contains(" | ");
            if (item || row) {
                flush(blocks, paragraph, question);
                blocks.add(block(
                        item ? Kind.ITEM : Kind.ROW, item ? ITEM.matcher(line).replaceFirst("") : line, question));
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
            }
        }
        flush(blocks, paragraph, question);
    }

    private static void flush(List<Block> blocks, StringBuilder paragraph, String question) {
        if (!paragraph.isEmpty()) {
            blocks.add(block(Kind.TEXT, paragraph.toString(), question));
            paragraph.setLength(0);
        }
    }

    private static Block block(Kind kind, String text, String question) {
        return new Block(kind, Excerpt.of(text, question, Integer.MAX_VALUE));
    }

    /** Most of its lines look so. */
    private static boolean code(List<String> lines) {
        long like =
                lines.stream().filter(line -> CODE_LINE.matcher(line).matches()).count();
        return lines.size() > 1
                ? 2 * like > lines.size()
                : like == 1 && lines.get(0).startsWith("    ");
    }
}
