package io.raptor.activity.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A guard against archives that unpack to far more than a document holds, before a parser unpacks them. */
final class Archives {

    private static final int HUGE = 100;

    /** Below this a high ratio is harmless: text of many equal lines compresses well. */
    private static final long HARMLESS_BYTES = 200L << 20;

    private Archives() {}

    /**
     * Whether a ZIP (Word, PowerPoint, EPUB, OpenDocument) says that it unpacks to a multiple that no document has. One
     * that lies about it is for the parser's own limits; a file that is no ZIP is no bomb.
     */
    static boolean isBomb(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            long packed = 0;
            long unpacked = 0;
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                packed += Math.max(0, entry.getCompressedSize());
                unpacked += Math.max(0, entry.getSize());
            }
            return unpacked > HARMLESS_BYTES && unpacked / Math.max(1, packed) > HUGE;
        } catch (ZipException noZip) {
            return false;
        }
    }
}
