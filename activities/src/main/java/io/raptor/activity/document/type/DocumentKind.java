package io.raptor.activity.document.type;

import java.util.List;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** What is done with a file of some type. */
public enum DocumentKind {
    /** Read as it is. */
    PLAIN,
    /** Read by a parser. */
    RICH,
    /** A spreadsheet or delimited values, read when asked for. */
    TABLE,
    OTHER;

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

    private static final Set<String> NO_DOCUMENTS = Set.of("image", "audio", "video", "font", "model");

    private static final MediaTypeRegistry REGISTRY =
            MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();

    static DocumentKind of(MediaType type) {
        String name = type.getBaseType().toString();
        if (isDelimited(type) || TABLE_FAMILIES.stream().anyMatch(name::startsWith)) {
            return TABLE;
        }
        if (RICH_TYPES.contains(name) || RICH_FAMILIES.stream().anyMatch(name::startsWith)) {
            return RICH;
        }
        if (NO_DOCUMENTS.contains(type.getType())) {
            return OTHER;
        }
        if (REGISTRY.isInstanceOf(type, MediaType.APPLICATION_XML)) {
            return RICH;
        }
        return REGISTRY.isInstanceOf(type, MediaType.TEXT_PLAIN) ? PLAIN : OTHER;
    }

    public static boolean isDelimited(MediaType type) {
        return TABLE_TYPES.contains(type.getBaseType().toString());
    }
}
