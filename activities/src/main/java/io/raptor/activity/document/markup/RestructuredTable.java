package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.TextBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of reStructuredText, row by row: those drawn with bars, and those with columns below rules. */
final class RestructuredTable {

    private static final Pattern COLUMN = Pattern.compile("=+");

    private RestructuredTable() {}

    /** Reads a table that is drawn with bars. */
    static void grid(Lines lines, TextBuilder built) {
        List<StringBuilder> row = new ArrayList<>();
        while (lines.peek(0).startsWith("+") || lines.peek(0).startsWith("|")) {
            String line = lines.next();
            if (line.startsWith("+")) {
                end(row, built);
            } else {
                String[] cells = line.substring(1).split("\\|", -1);
                for (int i = 0; i < cells.length - 1; i++) {
                    add(row, i, cells[i]);
                }
            }
        }
        end(row, built);
    }

    /** Reads a table whose columns are the gaps of its first line. */
    static void simple(Lines lines, TextBuilder built) {
        List<int[]> columns = new ArrayList<>();
        String rule = lines.next();
        for (Matcher column = COLUMN.matcher(rule); column.find(); ) {
            columns.add(new int[] {column.start(), column.end()});
        }
        List<StringBuilder> row = new ArrayList<>();
        while (lines.more()) {
            String line = lines.next();
            boolean ends = line.startsWith("==");
            if (ends || line.isEmpty() || line.startsWith("--") || line.charAt(0) != ' ') {
                end(row, built);
            }
            if (ends && lines.peek(0).isEmpty()) {
                return;
            }
            if (!ends && !line.startsWith("--")) {
                for (int i = 0; i < columns.size(); i++) {
                    int from = Math.min(columns.get(i)[0], line.length());
                    int to = i == columns.size() - 1 ? line.length() : Math.min(columns.get(i + 1)[0], line.length());
                    add(row, i, line.substring(from, to));
                }
            }
        }
        end(row, built);
    }

    private static void add(List<StringBuilder> row, int column, String text) {
        while (row.size() <= column) {
            row.add(new StringBuilder());
        }
        StringBuilder cell = row.get(column);
        cell.append(cell.length() == 0 || text.isBlank() ? "" : " ").append(text.strip());
    }

    private static void end(List<StringBuilder> row, TextBuilder built) {
        if (!row.isEmpty()) {
            List<String> cells = row.stream()
                    .map(cell -> RestructuredInline.plain(cell.toString()))
                    .toList();
            built.add(Kind.TABLE_ROW, String.join("\t", cells));
            row.clear();
        }
    }
}
