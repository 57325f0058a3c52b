package io.raptor.starter.cli.terminal;

import io.raptor.starter.text.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Standard output as people read it: how wide it is, and in which colours. What is printed never acts on the terminal. */
public final class Screen {

    /** The meaning of a line, which decides its colour. */
    public enum Style {
        PLAIN(""),
        STRONG("1"),
        DIM("2"),
        GOOD("32"),
        BAD("31"),
        ODD("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private static final String TERM = "\u001b[1;33m";
    private static final String END = "\u001b[0m";

    private final PrintWriter out;
    private final int columns;
    private final boolean coloured;

    /** @param columns 0 where lines may be as long as they are */
    Screen(PrintWriter out, int columns, boolean coloured) {
        this.out = out;
        this.columns = columns;
        this.coloured = coloured;
    }

    /** The launcher says whether output goes to a terminal: Java can only tell that of input and output together. */
    public static Screen on(PrintWriter out, ColorChoice choice) {
        boolean terminal = "1".equals(System.getenv("RAPTOR_OUTPUT_TERMINAL"));
        int columns = terminal ? new TerminalWidth().getAsInt() : 0;
        return new Screen(out, columns, choice.coloured(terminal, System.getenv()));
    }

    /** How many columns there are; 0 where lines may be as long as they are. */
    public int columns() {
        return columns;
    }

    /** The columns left beside what takes {@code taken}; {@code otherwise} where output is no terminal. */
    public int room(int taken, int otherwise) {
        return columns == 0 ? otherwise : Math.max(1, columns - taken);
    }

    /** One line, in one style. */
    public void line(String text, Style style) {
        out.println(styled(Visible.line(text), style));
    }

    /** One line of which parts have styles of their own, see {@link #part}. */
    public void parts(String... parts) {
        out.println(String.join("", parts));
    }

    /** A part of a line. */
    public String part(String text, Style style) {
        return styled(Visible.line(text), style);
    }

    /**
     * A text in lines that fit, with what was looked for marked.
     *
     * @param indent before each line
     */
    public void text(String text, String indent, Pattern marked) {
        lines(text, indent, marked).forEach(out::println);
    }

    /** A text that is shown while it grows; on a terminal alone. */
    public LiveText live() {
        return new LiveText(out);
    }

    /** Shows a text as {@link #text} does, in the place of what is shown of it. */
    public void text(String text, Pattern marked, LiveText shown) {
        shown.show(lines(text, "", marked));
    }

    private List<String> lines(String text, String indent, Pattern marked) {
        return TerminalText.wrapped(Visible.text(text), columns == 0 ? 0 : columns - indent.length()).stream()
                .map(line -> indent + (coloured ? mark(line, marked) : line))
                .toList();
    }

    private static String mark(String line, Pattern marked) {
        return marked.matcher(line)
                .replaceAll(
                        match -> match.group().isEmpty() ? "" : Matcher.quoteReplacement(TERM + match.group() + END));
    }

    private String styled(String text, Style style) {
        boolean plain = !coloured || style == Style.PLAIN || text.isEmpty();
        return plain ? text : "\u001b[" + style.code + "m" + text + END;
    }
}
