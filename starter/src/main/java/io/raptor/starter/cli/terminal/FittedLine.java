package io.raptor.starter.cli.terminal;

/** A task's line, cut to the room that there is: figures go from the right, a reason stays as long as it fits. */
final class FittedLine {

    private static final String BETWEEN = ", ";
    private static final String CUT = "…";
    /** From here on, letters of most scripts that take two columns. */
    private static final int WIDE = 0x1100;

    private FittedLine() {}

    /**
     * The line in its room.
     *
     * @param bar left out where no figure would fit beside it
     * @param columns that it may take at most
     */
    static String of(String bar, String line, int columns) {
        int reason = line.indexOf("; ");
        String figures = reason < 0 ? line : line.substring(0, reason);
        String why = reason < 0 ? "" : line.substring(reason);
        int room = columns - bar.length() - 1;
        int last = figures.lastIndexOf(BETWEEN);
        while (width(figures + why) > room && last >= 0) {
            figures = figures.substring(0, last);
            last = figures.lastIndexOf(BETWEEN);
        }
        String kept = figures + why;
        if (width(kept) <= room) {
            return bar + " " + kept;
        }
        return width(figures) <= room ? bar + " " + cut(kept, room) : cut(kept, columns);
    }

    static String cut(String line, int columns) {
        if (width(line) <= columns) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        for (int letter : line.codePoints().toArray()) {
            taken += width(letter);
            if (taken > columns - CUT.length()) {
                break;
            }
            kept.appendCodePoint(letter);
        }
        return columns < CUT.length() ? "" : kept + CUT;
    }

    static int width(String text) {
        return text.codePoints().map(FittedLine::width).sum();
    }

    private static int width(int letter) {
        boolean punctuation = letter >= 0x2000 && letter < 0x2E80;
        return letter < WIDE || punctuation ? 1 : 2;
    }
}
