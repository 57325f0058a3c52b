package io.raptor.activity.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A test for files whose end is missing: their format keeps a directory there. Parsers repair such files silently and
 * would give the part of the text that is left.
 */
final class Truncation {

    private static final int TAIL = 1 << 17;

    private Truncation() {}

    /** Whether the file is a PDF or a ZIP (Word, PowerPoint, EPUB, OpenDocument) that was cut off. */
    static boolean of(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            String start = read(file, 0, 5);
            if (start.equals("%PDF-")) {
                return !tail(file).contains("startxref");
            }
            return start.startsWith("PK\003\004") && !tail(file).contains("PK\005\006");
        }
    }

    private static String tail(RandomAccessFile file) throws IOException {
        return read(file, Math.max(0, file.length() - TAIL), TAIL);
    }

    private static String read(RandomAccessFile file, long from, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
