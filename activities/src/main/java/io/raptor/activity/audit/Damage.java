package io.raptor.activity.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A test of texts: whether people wrote them, or bad readings left them. */
final class Damage {

    private static final int LOST = 0xfffd;

    /** A passage may name a symbol or a logo; one of ten characters is no longer a symbol among words. */
    private static final int PRIVATE_PART = 10;

    /** Longer than words and paths usually are, shorter than the lines into which mails cut base64. */
    private static final int RUN = 60;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_=-]{" + RUN + ",}");

    private Damage() {}

    /** What is wrong with a passage. */
    static List<Flaw> of(String text) {
        List<Flaw> found = new ArrayList<>();
        if (text.indexOf(LOST) >= 0) {
            found.add(Flaw.LOST_LETTERS);
        }
        long own = text.codePoints()
                .filter(c -> Character.getType(c) == Character.PRIVATE_USE)
                .count();
        if (own > 0 && own * PRIVATE_PART >= text.codePoints().count()) {
            found.add(Flaw.PRIVATE_CHARACTERS);
        }
        if (encoded(text)) {
            found.add(Flaw.ENCODED_DATA);
        }
        return found;
    }

    /** More than half of it are runs of encoded data. */
    private static boolean encoded(String text) {
        int encoded = SPACE.splitAsStream(text)
                .filter(Damage::isEncoded)
                .mapToInt(String::length)
                .sum();
        return encoded * 2 > text.length();
    }

    /** Base64 of more than a few bytes has letters of both kinds and digits; lines, paths and names seldom all three. */
    private static boolean isEncoded(String run) {
        return run.length() >= RUN
                && ENCODED.matcher(run).matches()
                && run.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && run.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && run.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    static boolean unwritable(String text) {
        return text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
