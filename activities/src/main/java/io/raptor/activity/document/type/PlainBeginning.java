package io.raptor.activity.document.type;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Whether first bytes are plain text in UTF-8, and not the text in which another format is written. */
final class PlainBeginning {

    /** How formats begin that are written in letters, but to be read by programs: pages, rich text, keys. */
    private static final List<String> OTHERS = List.of("%", "{\\rtf", "-----begin ");

    /** A page's mark may stand behind what a mailer or printer put before it. */
    private static final String PDF = "%PDF-";

    private static final int BEFORE_PDF = 1024;

    private PlainBeginning() {}

    /** @param bytes the last character may be cut off */
    static boolean is(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (bytes.length == 0
                || decoder.decode(ByteBuffer.wrap(bytes), text, false).isError()) {
            return false;
        }
        text.flip();
        return text.chars().noneMatch(PlainBeginning::isControl) && !isOther(text);
    }

    private static boolean isControl(int character) {
        return character < ' ' && "\t\n\r\f\u001b".indexOf(character) < 0;
    }

    private static boolean isOther(CharBuffer text) {
        String head = text.subSequence(0, Math.min(BEFORE_PDF, text.length())).toString();
        String begun = head.stripLeading().toLowerCase(Locale.ROOT);
        return head.contains(PDF) || OTHERS.stream().anyMatch(begun::startsWith);
    }
}
