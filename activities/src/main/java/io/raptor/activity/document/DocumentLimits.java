package io.raptor.activity.document;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.Locale;

/**
 * The limits of one document. The failures name the setting that raises each limit: {@code max-size},
 * {@code max-characters}, {@code max-leaves} and {@code parse-timeout} under {@code raptor.documents}.
 *
 * @param maxBytes of the file
 * @param maxCharacters of the text that is read from it
 * @param maxLeaves passages that the text is cut into
 * @param parseTimeout for reading the text
 */
public record DocumentLimits(long maxBytes, int maxCharacters, int maxLeaves, Duration parseTimeout) {

    private static final long MEGABYTE = 1L << 20;

    public DocumentLimits {
        if (maxBytes < 1 || maxCharacters < 1 || maxLeaves < 1 || parseTimeout.isNegative() || parseTimeout.isZero()) {
            throw new IndexingException(FailureType.INVALID_REQUEST, "raptor.documents: every limit must be above 0");
        }
    }

    /** 100 MB, 20 million characters, 50,000 leaves, 5 minutes. */
    public static DocumentLimits defaults() {
        return new DocumentLimits(100 * MEGABYTE, 20_000_000, 50_000, Duration.ofMinutes(5));
    }

    void checkBytes(long bytes) {
        if (bytes > maxBytes) {
            throw tooLarge("The file has " + size(bytes) + ", above the limit of " + size(maxBytes), "max-size");
        }
    }

    /** More text than allowed. */
    public IndexingException tooManyCharacters() {
        return tooLarge(
                String.format(Locale.ROOT, "The document has more than %,d characters of text", maxCharacters),
                "max-characters");
    }

    IndexingException tooManyLeaves() {
        return tooLarge(String.format(Locale.ROOT, "The document gives more than %,d leaves", maxLeaves), "max-leaves");
    }

    /** Reading took longer than allowed. */
    public IndexingException tooSlow() {
        return DocumentFailures.unreadable("cannot be read within " + parseTimeout.toSeconds()
                + " s: split it, save it again, or raise raptor.documents.parse-timeout");
    }

    private static IndexingException tooLarge(String what, String setting) {
        return new IndexingException(
                FailureType.DOCUMENT_TOO_LARGE, what + ": split it, or raise raptor.documents." + setting);
    }

    private static String size(long bytes) {
        return bytes < MEGABYTE
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
    }
}
