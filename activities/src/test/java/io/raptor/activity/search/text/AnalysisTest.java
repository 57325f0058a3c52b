package io.raptor.activity.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    private final Analysis analysis = new Analysis();

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, The keeper of the light was mending his nets when they came to the harbour",
        "GERMAN, Die Fähre war nicht da und wir haben bis zum Abend auf sie gewartet",
        "FRENCH, Le gardien du phare ne savait pas que les bateaux étaient dans le port",
        "SPANISH, El barco no estaba en el puerto cuando los hombres llegaron con la carga",
        "ITALIAN, Il guardiano non sapeva che le barche erano nel porto con gli uomini",
        "SWEDISH, Båten var inte i hamnen och det är många som har väntat på den",
        "RUSSIAN, Он не знал что они были на берегу и что его ждали",
        "OTHER, カメラの電池は毎晩充電する必要があります",
        "OTHER, 12 34 56 E0382 x y z",
    })
    void tellsALanguageByItsStopWords(Language language, String text) {
        assertThat(analysis.language(List.of(text))).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, sailings, sailing",
        "ENGLISH, keeper’s, keepers",
        "ENGLISH, CAFÉS, cafe",
        "GERMAN, Häuser, haus",
        "GERMAN, STRASSEN, Straße",
        "FRENCH, l’hôpital, hopital",
        "SPANISH, canciones, canción",
        "RUSSIAN, корабли, корабля",
        "OTHER, ＡＢＣ, abc",
    })
    void findsTheFormsOfAWord(Language language, String one, String other) {
        assertThat(analysis.terms(language, one)).hasSize(1).isEqualTo(analysis.terms(language, other));
    }

    @ParameterizedTest
    @CsvSource({"E0382", "snake_cases", "1.2.3", "v2.10.0", "3,5", "2024", "x86_64"})
    void keepsIdentifiersAndNumbersWhole(String word) {
        assertThat(analysis.terms(Language.ENGLISH, "about " + word + ", which"))
                .containsExactly(word.toLowerCase(Locale.ROOT));
    }

    @Test
    void findsWordsInScriptsWithoutSpaces() {
        assertThat(analysis.terms(Language.OTHER, "電池は毎晩充電する")).contains("電池", "充電");
        assertThat(analysis.terms(Language.THAI, "เรือเฟอร์รี่ออกจากท่าเรือ").size())
                .isGreaterThan(2);
    }

    @Test
    void leavesStopWordsOut() {
        assertThat(analysis.terms(Language.ENGLISH, "What did they say about the weather?"))
                .containsExactly("say", "weather");
    }
}
