package io.raptor.activity.document.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The characters of bytes, as a browser finds them: a byte order mark wins over all, valid UTF-8 over its label, a label
 * over the detector; a label of ISO-8859-1 means windows-1252.
 */
public final class Decoder {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Labels that say less than the bytes do. */
    private static final Set<String> LATIN =
            Set.of("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii", "ansi_x3.4-1968");

    private Decoder() {}

    /** @param label what the document or its container says, if anything */
    public static Decoded read(byte[] bytes, @Nullable String label) {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        if (mark != null) {
            return Decoded.sure(bytes, mark.length(), mark.charset());
        }
        Charset wide = WideText.of(bytes);
        if (wide != null) {
            return Decoded.sure(bytes, 0, wide);
        }
        Charset labelled = named(label);
        boolean utf8 = Charsets.isValid(bytes, StandardCharsets.UTF_8);
        if (utf8 && (labelled == null || !isStateful(labelled)) && !EscapedText.is(bytes)) {
            return SevenBits.of(bytes).orElseGet(() -> Decoded.sure(bytes, 0, StandardCharsets.UTF_8));
        }
        if (labelled != null && !labelled.equals(StandardCharsets.UTF_8) && Charsets.isValid(bytes, labelled)) {
            return Detector.fits(bytes, labelled)
                    ? Decoded.sure(bytes, 0, labelled)
                    : Decoded.mislabelled(bytes, labelled);
        }
        return utf8 ? Decoded.found(bytes, Detector.detect(bytes)) : damagedOrOther(bytes);
    }

    /** The text alone, of parts too small to speak of. */
    public static String decode(byte[] bytes, @Nullable String label) {
        return read(bytes, label).text();
    }

    /** Says all in seven bits, which is valid UTF-8 too. */
    private static boolean isStateful(Charset charset) {
        return charset.name().startsWith("ISO-2022") || charset.name().startsWith("UTF-7");
    }

    private static @Nullable Charset named(@Nullable String label) {
        String name = label == null ? "" : label.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return null;
        }
        try {
            return LATIN.contains(name) ? WINDOWS : Charsets.wider(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** Bytes that are not UTF-8 throughout. */
    private static Decoded damagedOrOther(byte[] bytes) {
        return MixedText.of(bytes)
                .orElseGet(() -> MixedText.isMostlyUtf8(bytes)
                        ? Decoded.sure(bytes, 0, StandardCharsets.UTF_8)
                        : Mainframe.is(bytes) ? Mainframe.read(bytes) : Decoded.found(bytes, Detector.detect(bytes)));
    }
}
