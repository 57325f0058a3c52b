package io.raptor.activity.document.mail;

import io.raptor.activity.document.charset.Decoder;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.MimeUtil;

/** A mail's header as people see it: unfolded, its encoded words decoded. */
final class MailHeader {

    private MailHeader() {}

    static String of(Message message, String name) {
        Field field = message.getHeader() == null ? null : message.getHeader().getField(name);
        if (field == null) {
            return "";
        }
        byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
        String line = raw.length == 0 ? name + ":" + field.getBody() : Decoder.decode(raw, null);
        return decoded(MimeUtil.unfold(line.substring(line.indexOf(':') + 1)));
    }

    static String decoded(String words) {
        return DecoderUtil.decodeEncodedWords(words, StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
