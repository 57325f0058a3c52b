package io.raptor.activity.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void endsASentenceAtItsFullStopAlsoBeforeASmallLetter() {
        assertThat(Sentences.of("One is here. \"Two is there!\" three is lost ."))
                .containsExactly("One is here.", "\"Two is there!\"", "three is lost .");
    }

    @Test
    void leavesAbbreviationsInitialsAndNumbersWhole() {
        assertThat(Sentences.of("Dr. J. Smith saw Fig. 3.5, e.g. the U.S. one, on p. 7. It was red."))
                .containsExactly("Dr. J. Smith saw Fig. 3.5, e.g. the U.S. one, on p. 7.", "It was red.");
    }

    @Test
    void joinsWrappedLinesAndPartsListItemsHeadingsAndRows() {
        assertThat(Sentences.of("# Pumps\n\nA pump\nmoves water.\n- old ones\n- new ones\n| a | 1 |\n| b | 2 |"))
                .containsExactly("Pumps", "A pump moves water.", "old ones", "new ones", "| a | 1 |", "| b | 2 |");
    }

    @Test
    void readsScriptsWithoutSpaces() {
        assertThat(Sentences.of("水は流れる。山は高い！")).containsExactly("水は流れる。", "山は高い！");
    }

    @Test
    void findsNothingInTextWithoutALetter() {
        assertThat(Sentences.of(" \n ... --- \n")).isEmpty();
    }
}
