package io.raptor.activity.document;

import io.raptor.activity.document.text.Block;
import io.raptor.activity.document.text.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a leaf: each block begins on a line of its own. Prose has one blank for each run of white space, code its
 * line ends and indentation, a row of a table bars between its cells.
 */
final class LeafText {

    private final String text;
    private final StringBuilder written = new StringBuilder();
    private final List<Integer> asides = new ArrayList<>();

    private LeafText(String text) {
        this.text = text;
    }

    /** @param spans in their order, at least one */
    static LeafText of(String text, List<Span> spans) {
        LeafText leaf = new LeafText(text);
        int from = 0;
        for (int to = 1; to <= spans.size(); to++) {
            if (to == spans.size()
                    || !spans.get(to).block().equals(spans.get(from).block())) {
                leaf.add(
                        spans.get(from).block(),
                        spans.get(from).start(),
                        spans.get(to - 1).end());
                from = to;
            }
        }
        return leaf;
    }

    private void add(Block block, int start, int end) {
        if (!written.isEmpty()) {
            written.append('\n');
        }
        int from = written.length();
        written.append(of(text, block, start, end));
        if (block.kind() == Kind.HEADING || block.kind() == Kind.CODE || block.kind() == Kind.TABLE_ROW) {
            asides.add(from);
            asides.add(written.length());
        }
    }

    /** The text of a part of a block. */
    static String of(String text, Block block, int start, int end) {
        return switch (block.kind()) {
            case CODE -> text.substring(start, end);
            case TABLE_ROW -> row(text, start, end);
            default -> WhiteSpace.normalise(text, start, end);
        };
    }

    private static String row(String text, int start, int end) {
        StringBuilder row = new StringBuilder();
        for (String cell : text.substring(start, end).split("\t", -1)) {
            String words = WhiteSpace.normalise(cell, 0, cell.length());
            if (!words.isEmpty()) {
                row.append(row.isEmpty() ? "" : " | ").append(words);
            }
        }
        return row.toString();
    }

    String text() {
        return written.toString();
    }

    /** Where the text is no prose but a heading, code or a row: a start and an end each. */
    int[] asides() {
        return asides.stream().mapToInt(i -> i).toArray();
    }

    boolean says() {
        return written.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
