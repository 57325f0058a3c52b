package io.raptor.activity.document.text;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Characters of symbol fonts, which have no letter behind them. Where one stands alone it is a bullet, an arrow or a sign: those that
 * are known become what they show, others go, as pictures do. Within words they stay: there a font lost its letters.
 */
public final class SymbolMarks {

    private static final Pattern ANY = Pattern.compile("\\p{Co}");
    private static final Pattern ALONE =
            Pattern.compile("(?<![\\p{L}\\p{N}\\p{Co}])(\\p{Co})(?!\\p{Co})(\\h*)(?=(\\S)?)");

    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(0xF0B7, "\u2022"),
            Map.entry(0xF0A7, "\u2022"),
            Map.entry(0xF0A8, "\u2022"),
            Map.entry(0xF06E, "\u2022"),
            Map.entry(0xF06C, "\u2022"),
            Map.entry(0xF076, "\u2022"),
            Map.entry(0xF0D8, "\u2022"),
            Map.entry(0xF02D, "-"),
            Map.entry(0xF0E0, "\u2192"),
            Map.entry(0xF0DF, "\u2190"),
            Map.entry(0xF0AE, "\u2192"),
            Map.entry(0xF0AC, "\u2190"),
            Map.entry(0xF0FC, "\u2713"),
            Map.entry(0xF0FE, "\u2611"),
            Map.entry(0xF0B1, "\u00B1"),
            Map.entry(0xF0B4, "\u00D7"),
            Map.entry(0xF0A3, "\u2264"),
            Map.entry(0xF0B3, "\u2265"),
            Map.entry(0xF0B9, "\u2260"),
            Map.entry(0xF0BB, "\u2248"));

    private SymbolMarks() {}

    static String plain(String text) {
        if (!ANY.matcher(text).find()) {
            return text;
        }
        return ALONE.matcher(text).replaceAll(match -> {
            String mark = of(match.group(1).codePointAt(0));
            String space = match.group(2).isEmpty() && match.group(3) != null ? " " : match.group(2);
            return mark.isBlank() ? "" : mark + space;
        });
    }

    /** What a character of a symbol font shows; a blank where that is not known. */
    public static String of(int codePoint) {
        return KNOWN.getOrDefault(codePoint, " ");
    }
}
