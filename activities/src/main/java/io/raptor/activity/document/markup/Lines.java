package io.raptor.activity.document.markup;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, read from the first to the last, with a look ahead. */
final class Lines {

    private static final String TAB = " ".repeat(8);

    private final List<String> lines;
    private int at;

    Lines(List<String> lines) {
        this.lines = lines;
    }

    static Lines of(String text) {
        return new Lines(
                text.replace("\t", TAB).lines().map(String::stripTrailing).toList());
    }

    boolean more() {
        return at < lines.size();
    }

    /** The line so many lines ahead; empty behind the end. */
    String peek(int ahead) {
        return at + ahead < lines.size() ? lines.get(at + ahead) : "";
    }

    String next() {
        return lines.get(at++);
    }

    void skip(int number) {
        at = Math.min(lines.size(), at + number);
    }

    /** The lines from here that stand further in than a column, without the blank ones around them and their common indentation. */
    List<String> indented(int column) {
        List<String> block = new ArrayList<>();
        int end = at;
        int common = Integer.MAX_VALUE;
        for (int i = at; i < lines.size() && (lines.get(i).isEmpty() || indent(lines.get(i)) > column); i++) {
            if (!lines.get(i).isEmpty()) {
                end = i + 1;
                common = Math.min(common, indent(lines.get(i)));
            }
        }
        for (; at < end; at++) {
            block.add(lines.get(at).isEmpty() ? "" : lines.get(at).substring(common));
        }
        while (!block.isEmpty() && block.get(0).isEmpty()) {
            block.remove(0);
        }
        return block;
    }

    /** The lines up to one that is {@code end}, which is read, too. */
    List<String> until(String end) {
        List<String> block = new ArrayList<>();
        while (more()) {
            String line = next();
            if (line.equals(end)) {
                break;
            }
            block.add(line);
        }
        return block;
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
