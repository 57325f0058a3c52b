package io.raptor.activity.document.markup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formulas of TeX in Markdown, whose signs Markdown would take for its own. */
final class Formulas {

    /** What is open longer was never meant to be one. */
    private static final int MOST_LINES = 300;

    private static final Pattern BEGINS =
            Pattern.compile("^ *(\\$\\$|\\\\\\[(?=\\s*$)|\\\\begin\\{([A-Za-z]+\\*?)\\})(.*)$");

    /** Dollars are money where a space or a figure stands on their wrong side. */
    private static final Pattern INLINE = Pattern.compile("(?<![\\\\$])\\$\\$[^$]+\\$\\$"
            + "|(?<![\\\\$\\w])\\$(?![\\s$])[^$]{1,1000}?(?<![\\s\\\\])\\$(?![\\d$])"
            + "|\\\\\\((?=[^()]*(?:\\\\[A-Za-z]|[\\^_=<>+]))(?:(?!\\\\\\)).){1,1000}\\\\\\)"
            + "|\\\\\\[(?=[^\\[\\]]*(?:\\\\[A-Za-z]|[\\^_=]))(?:(?!\\\\\\]).){1,1000}\\\\\\]");

    private static final Pattern SIGN = Pattern.compile("\\p{Punct}");

    private Formulas() {}

    /** How many of the lines from {@code at} are a formula that stands by itself; 0 where none does. */
    static int lines(List<String> lines, int at) {
        Matcher begun = BEGINS.matcher(lines.get(at));
        if (!begun.matches()) {
            return 0;
        }
        String end = end(begun.group(1), begun.group(2));
        String rest = begun.group(3);
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            int closes = rest.indexOf(end);
            if (closes >= 0) {
                return isLabel(rest.substring(closes + end.length())) ? i - at + 1 : 0;
            }
            rest = i + 1 < lines.size() ? lines.get(i + 1) : "";
        }
        return 0;
    }

    private static String end(String begin, @Nullable String environment) {
        if (environment != null) {
            return "\\end{" + environment + "}";
        }
        return begin.startsWith("$") ? begin : "\\]";
    }

    /** A number of the formula, or the stop of its sentence. */
    private static boolean isLabel(String after) {
        return after.strip().matches("[.,;:]?|\\(.{1,20}\\)|\\{.{1,60}\\}");
    }

    /** The line with formulas in it that Markdown leaves as they are. */
    static String shielded(String line) {
        return line.indexOf('$') < 0 && line.indexOf('\\') < 0
                ? line
                : INLINE.matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                SIGN.matcher(found.group()).replaceAll("\\\\$0")));
    }
}
