package io.raptor.activity.document.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.TextPosition;

/**
 * The bitmap fonts of TeX. They say of no glyph which character it is: each is named after its code, as in {@code a97}.
 * In TeX's encodings the codes of letters are those of ASCII, and with accents those of Latin-1.
 */
final class TexBitmaps {

    /** Of both encodings of TeX that texts are set in: where they differ, what is frequent. */
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry(11, "ff"),
            Map.entry(12, "fi"),
            Map.entry(13, "fl"),
            Map.entry(14, "ffi"),
            Map.entry(15, "ffl"),
            Map.entry(16, "“"),
            Map.entry(17, "”"),
            Map.entry(21, "–"),
            Map.entry(22, "—"),
            Map.entry(27, "ff"),
            Map.entry(28, "fi"),
            Map.entry(29, "fl"),
            Map.entry(30, "ffi"),
            Map.entry(31, "ffl"));

    private TexBitmaps() {}

    /** Whether nothing but the code tells the character, and it does. */
    static boolean tell(PDFont font, int code) throws IOException {
        boolean letter = (code > ' ' && code < 0x7F) || (code >= 0xC0 && code <= 0xFF);
        return (letter || SIGNS.containsKey(code))
                && font instanceof PDType3Font bitmaps
                && bitmaps.getEncoding() != null
                && ("a" + code).equals(bitmaps.getEncoding().getName(code))
                && font.toUnicode(code) == null;
    }

    /** Whether a word is of such glyphs: of another font, a code below ASCII stands for no letters. */
    static boolean set(List<TextPosition> word) throws IOException {
        for (TextPosition glyph : word) {
            if (tell(glyph.getFont(), glyph.getCharacterCodes()[0])) {
                return true;
            }
        }
        return false;
    }

    /** A word with what its codes below ASCII stand for. */
    static String spelled(String word) {
        StringBuilder spelled = new StringBuilder(word.length());
        word.codePoints().forEach(code -> {
            String sign = SIGNS.get(code);
            if (sign == null) {
                spelled.appendCodePoint(code);
            } else {
                spelled.append(sign);
            }
        });
        return spelled.toString();
    }
}
