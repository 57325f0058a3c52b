package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

    @ParameterizedTest
    @ValueSource(strings = {"2 documents are not searchable", "a + b", "100 % of it", "modèle 海\n%41", "%2B"})
    void whatIsWrittenIsReadAgainAndFitsIntoAHeader(String note) {
        String header = Notes.headers(List.of(note)).getFirst(Notes.HEADER);
        assertThat(header).matches("[\\x20-\\x7e]+");
        assertThat(Notes.read(String.valueOf(header))).isEqualTo(note);
    }
}
