package io.raptor.activity.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is embedded of a node says under which headings it stands. */
class ContextTest {

    private static String embedded(String text, String... headings) {
        return Node.leaf(0, text, 1, 0, 1)
                .with(new Structure(List.of(headings), 0, new int[0]))
                .embeddedText();
    }

    @Test
    void aTextStandsUnderItsHeadings() {
        assertThat(embedded("Turn the key.", "Guide", "Start")).isEqualTo("Guide\nStart\nTurn the key.");
        assertThat(embedded("Turn the key.")).isEqualTo("Turn the key.");
    }

    @Test
    void aHeadingThatTheTextHoldsIsNotRepeated() {
        assertThat(embedded("Start\nTurn the key.", "Guide", "Start")).isEqualTo("Guide\nStart\nTurn the key.");
    }

    @Test
    void ofALongPathTheDocumentsHeadingAndTheNearestOnesAreKept() {
        assertThat(embedded("Turn the key.", "Guide", "far ".repeat(50), "near ".repeat(30), "Start"))
                .isEqualTo("Guide\n" + "near ".repeat(30) + "\nStart\nTurn the key.");
        assertThat(embedded("Turn the key.", "x".repeat(500))).isEqualTo("Turn the key.");
    }
}
