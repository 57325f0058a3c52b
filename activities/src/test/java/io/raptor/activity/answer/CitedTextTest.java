package io.raptor.activity.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CitedTextTest {

    @Test
    void citationsOfAnyFormBecomeOne() {
        CitedText read = CitedText.of("The keeper lives there [1, 3]. She came in May【2】.", 3);

        assertThat(read.text()).isEqualTo("The keeper lives there [1][3]. She came in May[2].");
        assertThat(read.cited()).containsExactly(1, 2, 3);
        assertThat(read.unsupported()).isEmpty();
        assertThat(read.answered()).isTrue();
    }

    @Test
    void aNumberThatWasNotGivenIsTakenOutAndCounted() {
        CitedText read = CitedText.of("The keeper lives there [1]. She came in May [7].", 2);

        assertThat(read.text()).isEqualTo("The keeper lives there [1]. She came in May.");
        assertThat(read.unknown()).isEqualTo(1);
        assertThat(read.unsupported())
                .singleElement()
                .satisfies(one -> assertThat(read.text().substring(one.start(), one.end()))
                        .isEqualTo("She came in May."));
    }

    @Test
    void aCitationBehindTheFullStopIsOfTheSentenceBeforeIt() {
        CitedText read = CitedText.of("The keeper lives there. [1] She came in May. [2]", 2);

        assertThat(read.unsupported()).isEmpty();
    }

    @Test
    void bracketsInCodeAreNoCitations() {
        CitedText read = CitedText.of("The first element is `v[0]` [1].", 1);

        assertThat(read.text()).isEqualTo("The first element is `v[0]` [1].");
        assertThat(read.unknown()).isZero();
    }

    @Test
    void thoughtsAreNoPartOfAnAnswer() {
        CitedText read = CitedText.of("<think>Is it [2]?</think>The keeper lives there [1].", 2);

        assertThat(read.text()).isEqualTo("The keeper lives there [1].");
        assertThat(read.cited()).containsExactly(1);
    }

    @Test
    void aModelMaySayThatThePassagesDoNotAnswer() {
        CitedText read = CitedText.of("NO_ANSWER: Nothing is said of the price.", 2);

        assertThat(read.answered()).isFalse();
        assertThat(read.text()).isEqualTo("Nothing is said of the price.");
    }

    @Test
    void anAnswerThatNamesNoPassageAnswersNothing() {
        CitedText read = CitedText.of("The passages do not say.", 2);

        assertThat(read.answered()).isFalse();
        assertThat(read.unsupported()).hasSize(1);
    }
}
