package io.raptor.activity.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** The file types that are documents, recognised by name and first bytes. */
public final class DocumentTypes {

    enum Kind {
        /** Read as it is. */
        PLAIN,
        /** Read by a parser. */
        RICH,
        /** A spreadsheet or delimited values, read when asked for. */
        TABLE,
        OTHER
    }

    /** Bytes at the beginning of a file that tell its type. */
    static final int PREFIX = 1 << 16;

    private static final Set<String> TABLE_TYPES = Set.of("text/csv", "text/tab-separated-values");
    private static final List<String> TABLE_FAMILIES = List.of(
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml",
            "application/vnd.oasis.opendocument.spreadsheet");

    private static final Set<String> RICH_TYPES = Set.of(
            "application/pdf",
            "application/rtf",
            "application/msword",
            "application/epub+zip",
            "application/vnd.ms-outlook",
            "application/x-tika-msoffice",
            "application/x-tika-ooxml",
            "application/x-tika-ooxml-protected",
            "message/rfc822",
            "text/html");
    private static final List<String> RICH_FAMILIES = List.of(
            "application/vnd.ms-word",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml",
            "application/vnd.openxmlformats-officedocument.presentationml",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.presentation");

    private static final List<String> BINARY_NAMES = List.of(".pdf", ".docx", ".pptx", ".epub", ".odt", ".odp");

    private static final Set<String> NO_DOCUMENTS = Set.of("image", "audio", "video", "font", "model");

    /** Those of them whose names no text has. */
    private static final Set<String> MEDIA = Set.of("image", "audio", "font");

    private static final MediaTypeRegistry REGISTRY =
            MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();

    private DocumentTypes() {}

    static Kind kind(MediaType type) {
        String name = type.getBaseType().toString();
        if (TABLE_TYPES.contains(name) || TABLE_FAMILIES.stream().anyMatch(name::startsWith)) {
            return Kind.TABLE;
        }
        if (RICH_TYPES.contains(name) || RICH_FAMILIES.stream().anyMatch(name::startsWith)) {
            return Kind.RICH;
        }
        if (NO_DOCUMENTS.contains(type.getType())) {
            return Kind.OTHER;
        }
        if (REGISTRY.isInstanceOf(type, MediaType.APPLICATION_XML)) {
            return Kind.RICH;
        }
        return REGISTRY.isInstanceOf(type, MediaType.TEXT_PLAIN) ? Kind.PLAIN : Kind.OTHER;
    }

    /** The kind of a file of this name whose content is of this type. */
    static Kind kind(String fileName, MediaType content) {
        Kind byContent = kind(content);
        Kind byName = kind(detect(fileName, null));
        if (byName == Kind.TABLE && byContent != Kind.OTHER) {
            return Kind.TABLE;
        }
        boolean words = byContent == Kind.PLAIN || content.getSubtype().matches("html|xhtml\\+xml");
        if (byName == Kind.RICH && words && isBinaryName(fileName)) {
            return Kind.OTHER;
        }
        // a Markdown file that begins with a tag is not a web page
        return byName == Kind.PLAIN && isText(content) ? Kind.PLAIN : byContent;
    }

    /** A file of this name is never plain text, unless its beginning is lost. */
    private static boolean isBinaryName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return BINARY_NAMES.stream().anyMatch(name::endsWith);
    }

    private static boolean isText(MediaType type) {
        return REGISTRY.isInstanceOf(type, MediaType.TEXT_PLAIN)
                && !type.getSubtype().equals("rtf");
    }

    /** By its name alone, a file that a parser reads. */
    static boolean isDocumentName(String fileName) {
        return kind(detect(fileName, null)) == Kind.RICH;
    }

    static boolean isDelimited(MediaType type) {
        return TABLE_TYPES.contains(type.getBaseType().toString());
    }

    static boolean isXml(MediaType type) {
        return REGISTRY.isInstanceOf(type, MediaType.APPLICATION_XML);
    }

    static boolean isMail(MediaType type) {
        return type.getType().equals("message") || type.getSubtype().equals("vnd.ms-outlook");
    }

    /** White space of its source means nothing. */
    static boolean isHypertext(MediaType type) {
        return List.of("html", "xhtml+xml", "epub+zip").contains(type.getSubtype());
    }

    /** Why this file is not indexed, without the document; {@code null} for one to be read. Reads 64 KB at most. */
    public static @Nullable String unsuitable(Path file, boolean tables) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return unsuitable(fileName(file), in.readNBytes(PREFIX), tables);
        }
    }

    /** Why a file of this name and beginning is not indexed. */
    static @Nullable String unsuitable(String fileName, byte[] beginning, boolean tables) {
        MediaType type = detect(fileName, beginning);
        return unsuitable(type, kind(fileName, type), tables);
    }

    /** Why a file is not indexed, as far as its name alone tells for certain. */
    public static @Nullable String unsuitableByName(String fileName, boolean tables) {
        MediaType type = detect(fileName, null);
        Kind kind = kind(type);
        return kind == Kind.TABLE || MEDIA.contains(type.getType()) ? unsuitable(type, kind, tables) : null;
    }

    static @Nullable String unsuitable(MediaType type, Kind kind, boolean tables) {
        if (kind == Kind.TABLE && !tables) {
            return "a table (" + type.getBaseType() + "): set raptor.tables=true to index tables too";
        }
        return kind == Kind.OTHER ? "not a text document (" + type.getBaseType() + ")" : null;
    }

    public static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static MediaType detect(String fileName, byte @Nullable [] prefix) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        try {
            return RememberedTypes.DEFAULT.detect(prefix == null ? null : new ByteArrayInputStream(prefix), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
