package io.raptor.activity.document.charset;

import java.nio.charset.Charset;

/** EBCDIC, the set of mainframes: its blanks are no blanks elsewhere, and hardly a byte is ASCII's. */
final class Mainframe {

    private static final int BLANK = 0x40;
    private static final int FEWEST = 20;
    private static final String USUAL = "IBM1047";

    private Mainframe() {}

    /** Words of small letters, and a blank for each some of them. */
    static boolean is(byte[] bytes) {
        int blanks = 0;
        int letters = 0;
        int ascii = 0;
        for (byte b : bytes) {
            int c = b & 0xFF;
            blanks += c == BLANK ? 1 : 0;
            letters += (c >= 0x81 && c <= 0x89) || (c >= 0x91 && c <= 0x99) || (c >= 0xA2 && c <= 0xA9) ? 1 : 0;
            ascii += c == ' ' || (c >= 'a' && c <= 'z') ? 1 : 0;
        }
        return blanks * FEWEST > bytes.length && letters * 2 > bytes.length && ascii * FEWEST < bytes.length;
    }

    static Decoded read(byte[] bytes) {
        return Decoded.guessed(bytes, Charset.forName(Charset.isSupported(USUAL) ? USUAL : "IBM037"));
    }
}
