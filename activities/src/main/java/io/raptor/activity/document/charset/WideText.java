package io.raptor.activity.document.charset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UTF-16 and UTF-32 without a mark: zeros in every other byte, as Latin letters, digits, blanks and line ends have there; or, for other
 * scripts, any zeros at all, which no narrow text has, and letters throughout when they are read so.
 */
final class WideText {

    private static final int SAMPLE = 1 << 16;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** What reads as text but for so many of its characters. */
    private static final int STRANGE = 50;

    /** Japanese has three of its own, beside Latin. */
    private static final int MOST_SCRIPTS = 4;

    private WideText() {}

    static @Nullable Charset of(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (pairs < 4 || even + odd == 0) {
            return null;
        }
        if (Math.max(even, odd) >= pairs / 3 && Math.min(even, odd) <= pairs / 50) {
            Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return Charsets.isValid(bytes, charset) ? charset : null;
        }
        return otherScript(bytes, length);
    }

    private static @Nullable Charset otherScript(byte[] bytes, int length) {
        for (Charset charset : List.of(UTF_32LE, UTF_32BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            if (Charsets.isValid(bytes, charset)
                    && isText(new String(bytes, 0, isFour(charset) ? length & ~3 : length, charset), isFour(charset))) {
                return charset;
            }
        }
        return null;
    }

    /** No other bytes are valid in it. */
    private static boolean isFour(Charset charset) {
        return charset.name().startsWith("UTF-32");
    }

    /** Letters of a script or two, blanks and marks; the ASCII among them is what the zeros are from. */
    private static boolean isText(String text, boolean sure) {
        long all = text.codePoints().count();
        long strange = text.codePoints().filter(Charsets::isNoText).count();
        long plain = text.codePoints().filter(c -> c < 0x80).count();
        long scripts = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .distinct()
                .count();
        return strange * STRANGE <= all && (sure || plain > 0) && scripts > 0 && scripts <= MOST_SCRIPTS;
    }
}
