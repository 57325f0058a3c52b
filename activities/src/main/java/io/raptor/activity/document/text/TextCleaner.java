package io.raptor.activity.document.text;

import java.util.regex.Pattern;

/** Makes a text one that every store and model takes: valid Unicode without control characters, line ends {@code \n}. */
public final class TextCleaner {

    private static final Pattern DIVIDED_WORD = Pattern.compile("(?<=\\p{L})-[ \\t]*\\n[ \\t]*(?=\\p{L})");

    private static final Pattern WRAPPED_CJK = Pattern.compile(
            "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}、。，；：])\\n(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    private TextCleaner() {}

    /** A text whose lines end where its writer meant them to. */
    public static String clean(String raw) {
        return clean(raw, false);
    }

    /** @param wrapped lines end where the page did */
    public static String clean(String given, boolean wrapped) {
        String raw = TerminalMarks.without(given);
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char next = i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(next)) {
                text.append(c).append(next);
                i++;
            } else if (!(c == '\r' && next == '\n')) {
                append(text, c);
            }
        }
        String plain = SymbolMarks.plain(text.toString());
        return wrapped ? unwrap(plain) : plain;
    }

    private static void append(StringBuilder text, char c) {
        switch (c) {
            case '\r', '\u0085', '\u2028', '\u000B' -> text.append('\n');
            case '\f', '\u2029' -> text.append("\n\n");
            case '\n', '\t' -> text.append(c);
            case '\uFEFF', '\u00AD', '\uFFFC', '\uFFFE', '\uFFFF' -> {
                // marks for programs, not for readers
            }
            default -> {
                if (!Character.isISOControl(c)) {
                    text.append(Character.isSurrogate(c) ? '\uFFFD' : c);
                }
            }
        }
    }

    private static String unwrap(String text) {
        String joined = DIVIDED_WORD.matcher(text).replaceAll(match -> {
            boolean lower = Character.isLowerCase(text.codePointAt(match.end()));
            return lower && !hyphenated(text, match.start()) ? "" : "-";
        });
        return WRAPPED_CJK.matcher(joined).replaceAll("");
    }

    /** The word that ends at the hyphen {@code at} holds another one: state-of-the-art. */
    private static boolean hyphenated(String text, int at) {
        int i = at - 1;
        while (i >= 0 && Character.isLetter(text.charAt(i))) {
            i--;
        }
        return i >= 0 && text.charAt(i) == '-';
    }
}
