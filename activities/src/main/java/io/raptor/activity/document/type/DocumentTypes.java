package io.raptor.activity.document.type;

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

    /** Bytes at the beginning of a file that tell its type. */
    public static final int PREFIX = 1 << 16;

    private static final List<String> BINARY_NAMES = List.of(".pdf", ".docx", ".pptx", ".epub", ".odt", ".odp");

    /** Media whose names no text has. */
    private static final Set<String> MEDIA = Set.of("image", "audio", "font");

    private static final MediaTypeRegistry REGISTRY =
            MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();

    private DocumentTypes() {}

    /** The kind of a file of this name whose content is of this type. */
    public static DocumentKind kind(String fileName, MediaType content) {
        DocumentKind byContent = DocumentKind.of(content);
        DocumentKind byName = DocumentKind.of(detect(fileName, null));
        if (byName == DocumentKind.TABLE && byContent != DocumentKind.OTHER) {
            return DocumentKind.TABLE;
        }
        boolean words = byContent == DocumentKind.PLAIN || content.getSubtype().matches("html|xhtml\\+xml");
        if (byName == DocumentKind.RICH && words && isBinaryName(fileName)) {
            return DocumentKind.OTHER;
        }
        // a Markdown file that begins with a tag is not a web page
        return byName == DocumentKind.PLAIN && isText(content) ? DocumentKind.PLAIN : byContent;
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
    public static boolean isDocumentName(String fileName) {
        return DocumentKind.of(detect(fileName, null)) == DocumentKind.RICH;
    }

    public static boolean isXml(MediaType type) {
        return REGISTRY.isInstanceOf(type, MediaType.APPLICATION_XML);
    }

    public static boolean isMail(MediaType type) {
        return type.getType().equals("message") || type.getSubtype().equals("vnd.ms-outlook");
    }

    /** White space of its source means nothing. */
    public static boolean isHypertext(MediaType type) {
        return List.of("html", "xhtml+xml", "epub+zip").contains(type.getSubtype());
    }

    /** Why this file is not indexed, without the document; {@code null} for one to be read. Reads 64 KB at most. */
    public static @Nullable String unsuitable(Path file, boolean tables) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return unsuitable(fileName(file), in.readNBytes(PREFIX), tables);
        }
    }

    /** Why a file of this name and beginning is not indexed. */
    public static @Nullable String unsuitable(String fileName, byte[] beginning, boolean tables) {
        MediaType type = detect(fileName, beginning);
        return unsuitable(type, kind(fileName, type), tables);
    }

    /** Why a file is not indexed, as far as its name alone tells for certain. */
    public static @Nullable String unsuitableByName(String fileName, boolean tables) {
        MediaType type = detect(fileName, null);
        DocumentKind kind = DocumentKind.of(type);
        return kind == DocumentKind.TABLE || MEDIA.contains(type.getType()) ? unsuitable(type, kind, tables) : null;
    }

    public static @Nullable String unsuitable(MediaType type, DocumentKind kind, boolean tables) {
        if (kind == DocumentKind.TABLE && !tables) {
            return "a table (" + type.getBaseType() + "): set raptor.tables=true to index tables too";
        }
        return kind == DocumentKind.OTHER ? "not a text document (" + type.getBaseType() + ")" : null;
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
