package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.TextBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table of AsciiDoc row by row; its first line that holds cells tells how many a row has. */
final class AsciiDocTable {

    /** A bar, with what may tell before it how its cell looks. */
    private static final Pattern BAR = Pattern.compile("(?:(?<=^|\\s)[\\d.+*<^>]*[adehlmsv]?)?(?<!\\\\)\\|");

    private AsciiDocTable() {}

    static void add(List<String> lines, AsciiDocInline inline, TextBuilder built) {
        List<StringBuilder> cells = new ArrayList<>();
        int columns = 0;
        for (String line : lines) {
            String[] parts = BAR.split(line, -1);
            if (!cells.isEmpty() && !parts[0].isBlank()) {
                cells.get(cells.size() - 1).append(' ').append(parts[0].strip());
            }
            for (int i = 1; i < parts.length; i++) {
                cells.add(new StringBuilder(parts[i].strip()));
            }
            if (columns == 0 && line.isBlank()) {
                columns = cells.size();
            }
        }
        int width = columns == 0 ? Math.max(1, first(lines)) : columns;
        for (int from = 0; from < cells.size(); from += width) {
            built.add(
                    Kind.TABLE_ROW,
                    String.join(
                            "\t",
                            cells.subList(from, Math.min(cells.size(), from + width)).stream()
                                    .map(cell -> inline.plain(cell.toString()))
                                    .toList()));
        }
    }

    private static int first(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("|"))
                .findFirst()
                .map(line -> BAR.split(line, -1).length - 1)
                .orElse(1);
    }
}
