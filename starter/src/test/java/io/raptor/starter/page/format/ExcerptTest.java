package io.raptor.starter.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.page.format.Excerpt.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExcerptTest {

    private static final int WHOLE = 1000;

    @Test
    void theQuestionsLongerWordsAreMarkedWhateverTheirCase() {
        assertThat(Excerpt.of("The Wind is strong.", "is wind STRONG?", WHOLE))
                .containsExactly(
                        new Piece("The ", false),
                        new Piece("Wind", true),
                        new Piece(" is ", false),
                        new Piece("strong", true),
                        new Piece(".", false));
    }

    @Test
    void aTextWithoutThemIsOnePieceAndAnEmptyOneIsNone() {
        assertThat(Excerpt.of("calm sea", "wind", WHOLE)).containsExactly(new Piece("calm sea", false));
        assertThat(Excerpt.of("", "wind", WHOLE)).isEqualTo(List.of());
    }

    @Test
    void whatIsLongEndsWithAWholeWordAndNeverWithHalfACharacter() {
        assertThat(Excerpt.cut("one two three", 9)).isEqualTo("one two…");
        assertThat(Excerpt.cut("one two three", 13)).isEqualTo("one two three");
        assertThat(Excerpt.cut("abc\uD83D\uDE00def", 4)).isEqualTo("abc…");
        assertThat(Excerpt.cut("abcdefghij", 4)).isEqualTo("abcd…");
    }
}
