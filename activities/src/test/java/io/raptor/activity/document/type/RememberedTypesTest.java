package io.raptor.activity.document.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedTypesTest {

    @ParameterizedTest
    @CsvSource({
        "a.html, <p>one",
        "a.html, one",
        "a, <!DOCTYPE html><p>one",
        "a.txt, %PDF-1.4",
        "a.txt, one %PDF-1.4",
        "a.txt, {\\rtf1 one",
        "a.txt, -----BEGIN CERTIFICATE-----",
        "a.md, one\u0000",
        "a.md, \u0001\u0002",
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

    /** Each begins like another format. */
    @ParameterizedTest
    @CsvSource({
        "P1 is what we call an outage.",
        "MATLAB is what we count with.",
        "MZ is how old programs begin.",
        "ID3 tags name songs.",
        "Source Name and Sample Name are columns.",
        "GIF89a is an old format.",
        "<p>one"
    })
    void takes_a_text_for_what_its_name_says(String text) throws IOException {
        assertThat(RememberedTypes.DEFAULT.detect(stream(text), named("a.md"))).isEqualTo(MediaType.text("markdown"));
        assertThat(RememberedTypes.DEFAULT.detect(stream(text), named("a.txt"))).isEqualTo(MediaType.TEXT_PLAIN);
        assertThat(DocumentTypes.unsuitable("a.txt", text.getBytes(StandardCharsets.UTF_8), false))
                .isNull();
    }

    @Test
    void looks_at_text_whose_last_character_is_cut_off() {
        byte[] cut = Arrays.copyOf("P1 für ü".getBytes(StandardCharsets.UTF_8), 9);

        assertThat(PlainBeginning.is(cut)).isTrue();
        assertThat(PlainBeginning.is("P1 für".getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
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
