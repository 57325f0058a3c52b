package io.raptor.activity.document.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text beyond ASCII that old mail wrote in the signs of ASCII, so that it looks like some: HZ and UTF-7. */
final class SevenBits {

    private static final Charset GB2312 = Charset.forName("GB2312");

    /** So few characters may be chance. */
    private static final int ENOUGH = 3;

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 6;

    private SevenBits() {}

    /** The text, where nothing speaks against it; empty for plain ASCII and whatever is not ASCII throughout. */
    static Optional<Decoded> of(byte[] bytes) {
        boolean hz = false;
        boolean plus = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return Optional.empty();
            }
            hz |= bytes[i] == '{' && i > 0 && bytes[i - 1] == '~';
            plus |= bytes[i] == '+';
        }
        String text = hz || plus ? new String(bytes, StandardCharsets.US_ASCII) : "";
        if (hz) {
            return hz(text).map(found -> Decoded.guessed(found, "HZ-GB-2312"));
        }
        return plus ? utf7(text).map(found -> Decoded.guessed(found, "UTF-7")) : Optional.empty();
    }

    /** Pairs of GB2312's signs stand between braces, a line at most. */
    private static Optional<String> hz(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int signs = 0;
        for (int i = 0; i < text.length(); ) {
            if (!text.startsWith("~", i) || i + 1 == text.length()) {
                plain.append(text.charAt(i++));
            } else if (text.charAt(i + 1) == '{') {
                int end = text.indexOf("~}", i);
                String pairs = end < 0 ? "" : gb(text.substring(i + 2, end));
                if (pairs.isEmpty()) {
                    return Optional.empty();
                }
                plain.append(pairs);
                signs += pairs.length();
                i = end + 2;
            } else {
                plain.append(
                        text.charAt(i + 1) == '~' ? "~" : text.charAt(i + 1) == '\n' ? "" : text.substring(i, i + 2));
                i += 2;
            }
        }
        return signs < ENOUGH ? Optional.empty() : Optional.of(plain.toString());
    }

    /** Empty where it is none. */
    private static String gb(String pairs) {
        byte[] bytes = pairs.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] <= ' ' || bytes[i] > 'w' && i % 2 == 0) {
                return "";
            }
            bytes[i] |= (byte) 0x80;
        }
        String signs = new String(bytes, GB2312);
        return bytes.length % 2 == 1 || signs.indexOf('\uFFFD') >= 0 ? "" : signs;
    }

    /** A plus sign of its own is always followed by a hyphen. */
    private static Optional<String> utf7(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int signs = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i++);
            if (c != '+') {
                plain.append(c);
                continue;
            }
            int end = i;
            while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            String units = end == i && text.startsWith("-", i) ? "+" : units(text.substring(i, end));
            if (units.isEmpty()) {
                return Optional.empty();
            }
            plain.append(units);
            signs += end - i > 0 ? 1 : 0;
            i = text.startsWith("-", end) ? end + 1 : end;
        }
        return signs < ENOUGH ? Optional.empty() : Optional.of(plain.toString());
    }

    /** Characters beyond ASCII out of their bits; empty where it is none. */
    private static String units(String base64) {
        StringBuilder units = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < base64.length(); i++) {
            bits = bits << BITS | BASE64.indexOf(base64.charAt(i));
            held += BITS;
            if (held >= Character.SIZE) {
                held -= Character.SIZE;
                units.append((char) (bits >>> held));
                bits &= (1 << held) - 1;
            }
        }
        boolean whole = held < BITS && bits == 0;
        boolean beyond = units.codePoints().anyMatch(c -> c > 0x7F)
                && units.codePoints()
                        .allMatch(c -> Character.isDefined(c)
                                && Character.getType(c) != Character.SURROGATE
                                && Character.getType(c) != Character.PRIVATE_USE
                                && (c >= 0xA0 || c >= ' ' && c < 0x7F));
        return whole && beyond ? units.toString() : "";
    }
}
