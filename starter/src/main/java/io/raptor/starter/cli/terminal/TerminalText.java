package io.raptor.starter.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Texts measured in the columns of a terminal: some letters take two of them, and marks above others none. */
public final class TerminalText {

    private static final String TAB = "    ";
    /** Room below which wrapping would make a column of single words. */
    private static final int NARROW = 16;

    private TerminalText() {}

    /** How many columns a text takes. */
    public static int of(String text) {
        return FittedLine.width(text);
    }

    /**
     * The text if it fits, or else its beginning.
     *
     * @param room 0 for no bound
     */
    public static String cut(String text, int room) {
        return room <= 0 ? text : FittedLine.cut(text, room);
    }

    /**
     * The text in lines that fit: its own lines stay lines, as code wants it, and a long one goes on below its beginning.
     *
     * @param room 0 for no bound
     */
    public static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\t", TAB).stripTrailing().split("\\R", -1)) {
            String bare = line.stripTrailing();
            boolean blank = lines.isEmpty() || lines.get(lines.size() - 1).isEmpty();
            if (!bare.isEmpty() || !blank) {
                wrap(bare, room <= 0 ? Integer.MAX_VALUE : Math.max(NARROW, room), lines);
            }
        }
        return lines;
    }

    private static void wrap(String line, int room, List<String> lines) {
        String rest = line;
        String indent =
                line.substring(0, Math.min(line.length() - line.stripLeading().length(), room / 2));
        while (of(rest) > room) {
            int end = lineEnd(rest, room, indent.length());
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    /** Behind the last space that fits, or else the last letter. */
    private static int lineEnd(String line, int room, int indent) {
        int taken = 0;
        int space = 0;
        int at = 0;
        while (at < line.length()) {
            int letter = line.codePointAt(at);
            taken += of(Character.toString(letter));
            if (letter == ' ' && at > indent) {
                space = at + 1;
            }
            if (taken > room) {
                break;
            }
            at += Character.charCount(letter);
        }
        int letters = Math.max(at, indent + Character.charCount(line.codePointAt(indent)));
        return space > 0 ? space : letters;
    }
}
