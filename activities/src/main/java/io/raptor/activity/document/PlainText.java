package io.raptor.activity.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Text files: UTF-8 if all of the file is that, else what its bytes look like. */
final class PlainText {

    /** Above this share of control characters and undecodable bytes, a file is no text. */
    private static final double BINARY = 0.05;

    private static final int BUFFER = 1 << 14;

    private PlainText() {}

    static String read(TikaInputStream in, Metadata metadata, DocumentLimits limits) throws IOException {
        Path file = in.getPath();
        try (Reader utf8 = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            return drain(utf8, limits);
        } catch (CharacterCodingException e) {
            return decode(file, charset(in, metadata), limits);
        }
    }

    private static String decode(Path file, Charset charset, DocumentLimits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Reader reader = new InputStreamReader(in, charset)) {
            return drain(reader, limits);
        }
    }

    private static Charset charset(TikaInputStream in, Metadata metadata) throws IOException {
        try (AutoDetectReader detected = new AutoDetectReader(in, metadata)) {
            return detected.getCharset();
        } catch (TikaException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String drain(Reader reader, DocumentLimits limits) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[BUFFER];
        long strange = 0;
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            text.append(buffer, 0, read);
            strange += strange(buffer, read);
            if (text.length() > limits.maxCharacters()) {
                throw limits.tooManyCharacters();
            }
        }
        if (strange > BINARY * text.length()) {
            throw DocumentFailures.unsuitable("holds binary data, not text");
        }
        return text.toString();
    }

    private static int strange(char[] buffer, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            char c = buffer[i];
            boolean control = Character.isISOControl(c) && !Character.isWhitespace(c);
            count += control || c == '\uFFFD' ? 1 : 0;
        }
        return count;
    }
}
