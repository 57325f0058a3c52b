package io.raptor.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"2 documents are not searchable", "a + b", "100 % of it", "modèle 海\n%41", "%2B"})
    void whatIsWrittenIsReadAgainAndFitsIntoAHeader(String note) {
        String header = NoteHeaders.headers(List.of(note)).getFirst(NoteHeaders.HEADER);
        assertThat(header).matches("[\\x20-\\x7e]+");
        assertThat(NoteHeaders.read(String.valueOf(header))).isEqualTo(note);
    }
}
