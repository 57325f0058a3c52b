package io.raptor.activity.document.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text whose lines come from several hands: some are UTF-8, others of an older set, as in logs and in files that were edited by
 * different programs.
 */
final class MixedText {

    /** The lines beyond ASCII that are UTF-8 throughout; those of another set are so by no chance. */
    private static final int LEAST_SHARE = 4;

    /** This many whole characters of UTF-8 for each damaged one make a damaged line of UTF-8. */
    private static final int WHOLE_FOR_DAMAGED = 4;

    private MixedText() {}

    /** Empty where it is no such text. */
    static Optional<Decoded> of(byte[] bytes) {
        List<byte[]> lines = lines(bytes);
        int beyond = 0;
        int whole = 0;
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            if (!isAscii(line)) {
                beyond++;
                if (Charsets.isValid(line, StandardCharsets.UTF_8)) {
                    whole++;
                } else if (!isMostlyUtf8(line)) {
                    others.writeBytes(line);
                }
            }
        }
        if (whole == 0 || LEAST_SHARE * whole < beyond || others.size() == 0) {
            return Optional.empty();
        }
        Charset other = Detector.detect(others.toByteArray()).charset();
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte[] line : lines) {
            boolean utf8 = isAscii(line) || Charsets.isValid(line, StandardCharsets.UTF_8) || isMostlyUtf8(line);
            text.append(new String(line, utf8 ? StandardCharsets.UTF_8 : other));
        }
        return Optional.of(Decoded.mixed(text.toString(), other));
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isMostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long damaged = text.chars().filter(c -> c == '\uFFFD').count();
        long whole = text.codePoints().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return whole >= WHOLE_FOR_DAMAGED * damaged;
    }
}
