package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A ZIP of XML parts. Asks nothing of the network and stops where a part unpacks to far more than documents hold. */
final class ZippedParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ZippedParts.class);

    private static final int HUGE = 100;

    /** Below this a high ratio is harmless. */
    private static final long HARMLESS_BYTES = 2L << 20;

    private final ZipFile zip;
    private final DocumentLimits limits;

    private ZippedParts(ZipFile zip, DocumentLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static ZippedParts open(Path file, DocumentLimits limits) throws IOException {
        try {
            return new ZippedParts(new ZipFile(file.toFile()), limits);
        } catch (ZipException e) {
            LOG.debug("A ZIP could not be opened", e);
            throw DocumentFailures.damaged();
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    byte[] bytes(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = new Bounded(zip.getInputStream(entry), entry.getCompressedSize())) {
            return in.readAllBytes();
        } catch (ZipException e) {
            LOG.debug("A part could not be unpacked", e);
            throw DocumentFailures.damaged();
        }
    }

    /** Reads a part; nothing where there is none. */
    void read(String part, DefaultHandler handler) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = new Bounded(zip.getInputStream(entry), entry.getCompressedSize())) {
            XMLReaderUtils.parseSAX(in, handler, new ParseContext());
        } catch (SAXException | TikaException | ZipException e) {
            LOG.debug("A part could not be parsed", e);
            throw DocumentFailures.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Bounded extends FilterInputStream {

        private final long packed;
        private long unpacked;

        Bounded(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            if (Thread.currentThread().isInterrupted()) {
                throw limits.tooSlow();
            }
            unpacked += Math.max(0, read);
            if (unpacked > HARMLESS_BYTES && unpacked / packed > HUGE) {
                throw DocumentFailures.bomb();
            }
        }
    }
}
