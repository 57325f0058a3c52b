package io.raptor.activity.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @Test
    void endsASentenceBehindItsMarkAndWhatCloses() {
        assertThat(Sentences.of("One is here. \"Two is there!\" Three is lost? Yes."))
                .containsExactly("One is here.", "\"Two is there!\"", "Three is lost?", "Yes.");
    }

    @Test
    void leavesAbbreviationsInitialsAndNumbersWhole() {
        assertThat(Sentences.of("Dr. J. Smith saw Fig. 3.5, e.g. the U.S. one, on p. 7. It was red."))
                .containsExactly("Dr. J. Smith saw Fig. 3.5, e.g. the U.S. one, on p. 7.", "It was red.");
        assertThat(Sentences.of("Am 3. Mai kam Hr. Dr. Roe, vgl. Abs. 2 und Nr. 4, z. B. mit Rad. Er ging um 7. Nein."))
                .containsExactly(
                        "Am 3. Mai kam Hr. Dr. Roe, vgl. Abs. 2 und Nr. 4, z. B. mit Rad.", "Er ging um 7.", "Nein.");
        assertThat(Sentences.of("She said no. He made art. Both left."))
                .containsExactly("She said no.", "He made art.", "Both left.");
    }

    @Test
    void joinsWrappedLinesAndPartsListItemsHeadingsAndRows() {
        assertThat(Sentences.of("# Pumps\n\nA pump\nmoves water.\n- old ones\n- new ones\n| a | 1 |\n| b | 2 |"))
                .containsExactly("Pumps", "A pump moves water.", "old ones", "new ones", "| a | 1 |", "| b | 2 |");
    }

    @ParameterizedTest
    @CsvSource({
        "水は流れる。山は高い！, 水は流れる。, 山は高い！",
        "他来了。她走了？, 他来了。, 她走了？",
        "ទឹកហូរ។ ភ្នំខ្ពស់។, ទឹកហូរ។, ភ្នំខ្ពស់។",
        "ရေစီးသည်။ တောင်မြင့်သည်။, ရေစီးသည်။, တောင်မြင့်သည်။",
        "ཆུ་རྒྱུགས། རི་མཐོ།, ཆུ་རྒྱུགས།, རི་མཐོ།",
        "ውሃ ይፈስሳል። ተራራ ከፍ ይላል።, ውሃ ይፈስሳል።, ተራራ ከፍ ይላል።",
        "पानी बहता है। पहाड़ ऊँचा है।, पानी बहता है।, पहाड़ ऊँचा है।",
        "ᎠᎹ ᎦᏃᎩᎠ. ᎣᏓᎸ ᎢᏅᎯ., ᎠᎹ ᎦᏃᎩᎠ., ᎣᏓᎸ ᎢᏅᎯ."
    })
    void endsSentencesInAnyScript(String text, String first, String second) {
        assertThat(Sentences.of(text)).containsExactly(first, second);
        assertThat(Sentences.isEnded(first)).isTrue();
    }

    @Test
    void endsSentencesInThaiAtASpace() {
        String first = "น้ำไหลจากภูเขาลงสู่แม่น้ำแล้วไหลลงสู่ทะเลในที่สุด";
        String second = "คนอาศัยอยู่ริมแม่น้ำมาตั้งแต่สมัยโบราณจนถึงปัจจุบัน";
        assertThat(Sentences.of(first + " " + second)).containsExactly(first, second);
    }

    @Test
    void findsNothingInTextWithoutALetter() {
        assertThat(Sentences.of(" \n ... --- \n")).isEmpty();
    }
}
