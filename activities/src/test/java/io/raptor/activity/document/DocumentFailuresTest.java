package io.raptor.activity.document;

import static io.raptor.workflow.model.FailureType.DOCUMENT_TOO_LARGE;
import static io.raptor.workflow.model.FailureType.DOCUMENT_UNREADABLE;
import static io.raptor.workflow.model.FailureType.UNSUITABLE_DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFailuresTest {

    @TempDir
    Path folder;

    private static void refused(Path file, DocumentLimits limits, FailureType type, String part) {
        IndexingException e =
                catchThrowableOfType(IndexingException.class, () -> new DocumentReader(limits).read(file, false));
        assertThat(e).hasMessageContaining(part).hasNoCause();
        assertThat(e.type()).isEqualTo(type);
    }

    private static void refused(Path file, FailureType type, String part) {
        refused(file, DocumentLimits.defaults(), type, part);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static Path part(Path whole, Path cut, double share) throws Exception {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    @Test
    void namesEncryption() throws Exception {
        String remedy = "is encrypted: remove the password and run again";
        refused(Samples.pdf(file("a.pdf"), "secret", "text"), DOCUMENT_UNREADABLE, remedy);
        refused(Samples.encryptedDocx(file("a.docx")), DOCUMENT_UNREADABLE, remedy);
    }

    @Test
    void refusesWhatWasCutOff() throws Exception {
        for (double share : new double[] {0.3, 0.6, 0.95}) {
            refused(part(Samples.docx(file("a.docx")), file("b.docx"), share), DOCUMENT_UNREADABLE, "is cut off");
            refused(part(Samples.pdf(file("a.pdf"), "", "x"), file("b.pdf"), share), DOCUMENT_UNREADABLE, "is cut off");
        }
    }

    @Test
    void refusesAZipBomb() throws Exception {
        refused(Samples.bomb(file("a.docx"), 20), DOCUMENT_UNREADABLE, "zip bomb");
    }

    @Test
    void refusesAnEntityBomb() throws Exception {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e0 'lol'>");
        for (int i = 1; i < 10; i++) {
            xml.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        refused(Files.writeString(file("a.xml"), xml + "]><a>&e9;</a>"), DOCUMENT_UNREADABLE, "cannot be parsed");
    }

    @Test
    void skipsScannedPagesAndEmptyFiles() throws Exception {
        refused(Samples.pdf(file("a.pdf"), "", "", ""), UNSUITABLE_DOCUMENT, "scanned pages? run OCR first");
        refused(Files.createFile(file("a.txt")), UNSUITABLE_DOCUMENT, "is an empty file");
        refused(Files.writeString(file("b.txt"), " \n--\n"), UNSUITABLE_DOCUMENT, "holds no text");
    }

    @Test
    void tellsBinaryDataWhateverItsName() throws Exception {
        byte[] bytes = new byte[50_000];
        new Random(1).nextBytes(bytes);
        refused(Files.write(file("a.txt"), bytes), UNSUITABLE_DOCUMENT, "binary data");
        refused(Files.write(file("a"), bytes), UNSUITABLE_DOCUMENT, "not a text document (application/octet-stream)");
        refused(Files.write(file("a.pdf"), bytes), DOCUMENT_UNREADABLE, "The document");
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
        refused(Files.write(file("a.docx"), picture), DOCUMENT_UNREADABLE, "not what its name says (image/png)");
    }

    @Test
    void looksAtTheSizeFirst() throws Exception {
        Path big = file("a.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(big.toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        refused(
                big,
                DOCUMENT_TOO_LARGE,
                "The file has 200.0 MB, above the limit of 100.0 MB: split it, or raise"
                        + " raptor.documents.max-size");
    }

    @Test
    void boundsTheText() throws Exception {
        DocumentLimits limits = new DocumentLimits(1 << 20, 50, 10, Duration.ofMinutes(1));
        Path text = Files.writeString(file("a.txt"), "word ".repeat(20));
        refused(text, limits, DOCUMENT_TOO_LARGE, "more than 50 characters");
        refused(Samples.docx(file("a.docx")), limits, DOCUMENT_TOO_LARGE, "raptor.documents.max-characters");
    }

    @Test
    void boundsTheTimeAndInterruptsTheParser() throws Exception {
        DocumentLimits limits = new DocumentLimits(1 << 20, 1000, 10, Duration.ofMillis(1));
        CountDownLatch interrupted = new CountDownLatch(1);
        IndexingException e = catchThrowableOfType(
                IndexingException.class, () -> TimeLimit.call(() -> waitUntilInterrupted(interrupted), limits));
        assertThat(e).hasMessageContaining("raptor.documents.parse-timeout");
        assertThat(e.type()).isEqualTo(DOCUMENT_UNREADABLE);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String waitUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysThatAFileHasGone() throws Exception {
        refused(file("gone.txt"), DOCUMENT_UNREADABLE, "no longer there");
        Path link = Files.createSymbolicLink(file("link.txt"), Files.writeString(file("a.txt"), "text"));
        refused(link, DOCUMENT_UNREADABLE, "no longer there");
    }
}
