package io.raptor.activity.document;

import io.raptor.activity.document.charset.Decoded;
import io.raptor.activity.document.charset.Decoder;
import io.raptor.activity.document.mail.Mailbox;
import io.raptor.activity.document.markup.Markup;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TerminalMarks;
import io.raptor.activity.document.type.DocumentKind;
import io.raptor.activity.document.type.DocumentTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;

/** Text files, by the marks that their name promises. */
final class PlainText {

    /** Above this share of control characters, a file is no text. */
    private static final double BINARY = 0.05;

    /** As far as scripts before a page's label go. */
    private static final int LABEL_WITHIN = 1 << 16;

    private static final Pattern LABEL = Pattern.compile(
            "(?i)<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})|<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");

    /** The end of a file that was made larger than what came to be written, as logs are. */
    private static final Pattern UNWRITTEN = Pattern.compile("(?<=[^\\x00])\\x00+\\z");

    private PlainText() {}

    static DocumentText read(Path file, MediaType type, DocumentLimits limits) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = DocumentTypes.fileName(file);
        if (Mailbox.is(bytes) && (type.getSubtype().equals("mbox") || name.endsWith(".mbox"))) {
            return Mailbox.read(bytes);
        }
        Decoded decoded = Decoder.read(bytes, null);
        String text = TerminalMarks.without(UNWRITTEN.matcher(decoded.text()).replaceFirst(""));
        if (text.chars().filter(PlainText::isStrange).count() > BINARY * text.length()) {
            throw DocumentFailures.unsuitable("holds binary data, not text");
        }
        DocumentText read = DocumentKind.isDelimited(type) ? Markup.lines(text) : Markup.read(name, text);
        if (read.text().length() > limits.maxCharacters()) {
            throw limits.tooManyCharacters();
        }
        return read.warned(decoded.warning());
    }

    /** The characters of a page or XML text that may name its encoding. */
    static Decoded labelled(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LABEL_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher label = LABEL.matcher(start);
        boolean found = label.find();
        return Decoder.read(bytes, !found ? null : label.group(1) == null ? label.group(2) : label.group(1));
    }

    private static boolean isStrange(int c) {
        return Character.isISOControl(c) && !Character.isWhitespace(c);
    }
}
