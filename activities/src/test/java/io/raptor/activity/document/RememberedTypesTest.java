package io.raptor.activity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedTypesTest {

    @ParameterizedTest
    @CsvSource({
        "a.md, <p>one",
        "a.txt, <p>one",
        "a.html, <p>one",
        "a.html, one",
        "a, <!DOCTYPE html><p>one",
        "a.txt, %PDF-1.4",
        "a.pdf, %PDF-1.4",
        "a.eml, From: a@b",
        "a, one"
    })
    void finds_what_tika_finds_the_first_time_and_again(String name, String text) throws IOException {
        MediaType expected = MimeTypes.getDefaultMimeTypes().detect(stream(text), named(name));

        assertThat(RememberedTypes.DEFAULT.detect(stream(text), named(name))).isEqualTo(expected);
        assertThat(RememberedTypes.DEFAULT.detect(stream(text), named(name))).isEqualTo(expected);
        assertThat(RememberedTypes.DEFAULT.detect(null, named(name)))
                .isEqualTo(MimeTypes.getDefaultMimeTypes().detect(null, named(name)));
    }

    @ParameterizedTest
    @CsvSource({"a.md", "b.html"})
    void leaves_the_stream_where_it_was(String name) throws IOException {
        InputStream in = stream("<p>one");

        RememberedTypes.DEFAULT.detect(in, named(name));

        assertThat(in.readAllBytes()).isEqualTo("<p>one".getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Metadata named(String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return metadata;
    }
}
