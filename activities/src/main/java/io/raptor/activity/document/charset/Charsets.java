package io.raptor.activity.document.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Character sets as people name them, and bytes that belong to one. */
final class Charsets {

    private Charsets() {}

    /** The set with more characters that is meant where people name the smaller one. */
    static Charset wider(Charset charset) {
        String name = switch (charset.name()) {
            case "ISO-8859-1", "US-ASCII" -> "windows-1252";
            case "ISO-8859-9" -> "windows-1254";
            case "TIS-620", "ISO-8859-11" -> "x-windows-874";
            case "GB2312", "GBK" -> "GB18030";
            case "Shift_JIS" -> "windows-31j";
            case "EUC-KR" -> "x-windows-949";
            case "Big5" -> "Big5-HKSCS";
            default -> charset.name();
        };
        return Charset.isSupported(name) ? Charset.forName(name) : charset;
    }

    static boolean isValid(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** A character that no text holds: a control, a private one, one that Unicode has not, or what stands for a damaged one. */
    static boolean isNoText(int c) {
        int type = Character.getType(c);
        return (Character.isISOControl(c) && !Character.isWhitespace(c))
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || c == 0xFFFD;
    }
}
