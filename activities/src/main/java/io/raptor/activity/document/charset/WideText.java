package io.raptor.activity.document.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-16 without a mark: zeros in every other byte, as Latin letters, digits, blanks and line ends have there. */
final class WideText {

    private static final int SAMPLE = 1 << 16;

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
        if (pairs < 4 || Math.max(even, odd) < pairs / 3 || Math.min(even, odd) > pairs / 50) {
            return null;
        }
        Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return Charsets.isValid(bytes, charset) ? charset : null;
    }
}
