package io.raptor.activity.document;

import io.raptor.activity.document.charset.Decoded;
import io.raptor.activity.document.mail.Mail;
import io.raptor.activity.document.markup.Html;
import io.raptor.activity.document.office.Epub;
import io.raptor.activity.document.office.OpenDocument;
import io.raptor.activity.document.office.Rtf;
import io.raptor.activity.document.office.Slides;
import io.raptor.activity.document.office.Word;
import io.raptor.activity.document.pdf.Pdf;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.type.DocumentKind;
import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.IndexingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the text of a document: blocks divided by a blank line, list items and table rows on lines of their own, line
 * ends {@code \n}, no control characters. Nothing is asked of the network or of another program. Safe for use by many
 * threads.
 */
public final class DocumentReader {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);

    /** Damaged characters for a letter or digit, above which nobody understands a text. */
    private static final double MOST_DAMAGED = 0.05;

    private static final Pattern XML_DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>");

    private final DocumentLimits limits;
    private final RichText richText = new RichText();

    public DocumentReader(DocumentLimits limits) {
        this.limits = limits;
    }

    /**
     * The document's text, with at least one letter or digit in it.
     *
     * @param tables read spreadsheets and delimited files too
     * @throws IndexingException DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE or UNSUITABLE_DOCUMENT
     */
    public DocumentText read(Path file, boolean tables) throws InterruptedException {
        check(file);
        return TimeLimit.call(() -> text(file, tables), limits);
    }

    /** Looks at the file without opening it. */
    void check(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw DocumentFailures.notHere(
                    Files.isDirectory(file)
                            ? "is a folder that could not be listed: check its permissions and index again"
                            : "is no longer there as a file: run the task again to read the sources again");
        }
        if (!Files.isReadable(file)) {
            throw DocumentFailures.notHere("cannot be opened: check its permissions");
        }
        try {
            long bytes = Files.size(file);
            limits.checkBytes(bytes);
            if (bytes == 0) {
                throw DocumentFailures.unsuitable("is an empty file");
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private DocumentText text(Path file, boolean tables) {
        Metadata metadata = new Metadata();
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            MediaType type = richText.type(in, metadata);
            String name = DocumentTypes.fileName(file);
            DocumentKind kind = DocumentTypes.kind(name, type);
            checkType(name, type, kind, tables);
            return checkText(
                    kind == DocumentKind.PLAIN || DocumentKind.isDelimited(type)
                            ? PlainText.read(file, type, limits)
                            : rich(in, type, metadata),
                    type);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private DocumentText rich(TikaInputStream in, MediaType type, Metadata metadata) throws IOException {
        Path file = in.getPath();
        if (Truncation.of(file)) {
            throw DocumentFailures.unreadable("is cut off: its end is missing; copy or download it again");
        }
        if (Archives.isBomb(file)) {
            throw DocumentFailures.bomb();
        }
        String name = type.getBaseType().toString();
        if (name.startsWith("application/vnd.openxmlformats-officedocument.wordprocessingml")
                || name.startsWith("application/vnd.ms-word.")) {
            return Word.read(file, limits);
        }
        if (name.startsWith("application/vnd.openxmlformats-officedocument.presentationml")
                || name.startsWith("application/vnd.ms-powerpoint.")) {
            return Slides.read(file, limits);
        }
        if (name.startsWith("application/vnd.oasis.opendocument.text")
                || name.startsWith("application/vnd.oasis.opendocument.presentation")) {
            return OpenDocument.read(file, limits);
        }
        return switch (name) {
            case "application/pdf" -> Pdf.read(file, limits);
            case "application/epub+zip" -> Epub.read(file, limits);
            case "application/rtf", "text/rtf" -> Rtf.read(Files.readAllBytes(file), limits);
            case "message/rfc822" -> Mail.read(Files.readAllBytes(file));
            case "text/html", "application/xhtml+xml" -> page(Files.readAllBytes(file));
            default ->
                DocumentTypes.isXml(type)
                        ? xml(Files.readAllBytes(file), type, metadata)
                        : richText.read(in, type, metadata, limits);
        };
    }

    private static DocumentText page(byte[] bytes) {
        Decoded decoded = PlainText.labelled(bytes);
        return Html.read(decoded.text()).warned(decoded.warning());
    }

    /** Parsers of XML refuse what its label does not fit. */
    private DocumentText xml(byte[] bytes, MediaType type, Metadata metadata) throws IOException {
        Decoded decoded = PlainText.labelled(bytes);
        String unlabelled = XML_DECLARATION.matcher(decoded.text()).replaceFirst("");
        byte[] relabelled =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + unlabelled).getBytes(StandardCharsets.UTF_8);
        try (TikaInputStream in = TikaInputStream.get(relabelled)) {
            return richText.read(in, type, metadata, limits).warned(decoded.warning());
        }
    }

    private static void checkType(String name, MediaType type, DocumentKind kind, boolean tables) {
        if (kind == DocumentKind.OTHER && DocumentTypes.isDocumentName(name)) {
            throw DocumentFailures.unreadable(
                    "is not what its name says (" + type.getBaseType() + "): it may be damaged or cut off");
        }
        String reason = DocumentTypes.unsuitable(type, kind, tables);
        if (reason != null) {
            throw DocumentFailures.unsuitable("is " + reason);
        }
    }

    private DocumentText checkText(DocumentText read, MediaType type) {
        if (read.text().length() > limits.maxCharacters()) {
            throw limits.tooManyCharacters();
        }
        long letters =
                read.text().codePoints().filter(Character::isLetterOrDigit).count();
        if (letters == 0) {
            throw DocumentFailures.unsuitable(
                    isPdf(type) ? "holds no text (scanned pages? run OCR first)" : "holds no text");
        }
        if (MOST_DAMAGED * letters < number(read, LeftOut.Kind.DAMAGED_CHARACTERS)) {
            throw DocumentFailures.unreadable(
                    "has damaged characters throughout: its encoding was lost when it was saved; get a fresh copy");
        }
        return read;
    }

    private static int number(DocumentText read, LeftOut.Kind kind) {
        return read.leftOut().stream()
                .filter(what -> what.kind() == kind)
                .mapToInt(LeftOut::number)
                .sum();
    }

    private static boolean isPdf(MediaType type) {
        return type.getSubtype().equals("pdf");
    }

    private static IndexingException broken(IOException e) {
        LOG.debug("A document could not be read", e);
        return DocumentFailures.unreadable("cannot be read from its disk: check the file and run again");
    }
}
