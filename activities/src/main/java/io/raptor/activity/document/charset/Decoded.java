package io.raptor.activity.document.charset;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The characters of bytes.
 *
 * @param warning for people, where they may be others
 */
public record Decoded(String text, @Nullable String warning) {

    private static final String GUESSED = "its encoding is not said and was guessed as ";

    private static final String CONVERT =
            ": if letters are wrong, convert it to UTF-8 (iconv -f ITS-ENCODING -t UTF-8) and run again";

    static Decoded sure(byte[] bytes, int from, Charset charset) {
        return new Decoded(new String(bytes, from, bytes.length - from, charset), null);
    }

    static Decoded found(byte[] bytes, Detector.Found found) {
        Charset rival = found.rival();
        if (found.known() && rival == null) {
            return sure(bytes, 0, found.charset());
        }
        String guess = GUESSED + found.charset().name();
        String other = rival == null ? "" : ", though it may be " + rival.name();
        return new Decoded(new String(bytes, found.charset()), guess + other + CONVERT);
    }

    static Decoded guessed(byte[] bytes, Charset charset) {
        return new Decoded(new String(bytes, charset), GUESSED + charset.name() + CONVERT);
    }

    static Decoded guessed(String text, String name) {
        return new Decoded(text, GUESSED + name + CONVERT);
    }

    static Decoded mixed(String text, Charset other) {
        return new Decoded(text, "some of its lines are UTF-8, others were read as " + other.name() + CONVERT);
    }

    static Decoded mislabelled(byte[] bytes, Charset charset) {
        return new Decoded(
                new String(bytes, charset),
                "its label says " + charset.name() + ", which its letters do not look like" + CONVERT);
    }
}
