package io.raptor.activity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

    private static final String BYTES = Base64.getEncoder().encodeToString(noise());

    private static byte[] noise() {
        byte[] noise = new byte[900];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * i * 31 + i * 7);
        }
        return noise;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The lamp is lit at dusk, and the keeper writes down when.",
                "See https://www.example.org/a/very/long/path/that/never/ends/Chapter12/Section34/Paragraph56?x=1 for more.",
                "org.example.service.internal.configuration.AbstractAnnotationConfigurationBeanFactoryPostProcessor2",
                "海の灯台は夕方に灯され、番人はその時刻を帳面に書き留める。海の灯台は夕方に灯され、番人はその時刻を帳面に書き留める。海の灯台は夕方に灯され、番人はその時刻を A1",
                "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
                "The logo \ue000 stands for the harbour, as the first page of the handbook says.",
                "A smile \ud83d\ude00 is two characters."
            })
    void whatPeopleWriteIsSound(String text) {
        assertThat(Damage.of(text)).isEmpty();
        assertThat(Damage.unwritable(text)).isFalse();
    }

    @Test
    void lettersThatWereLost() {
        assertThat(Damage.of("The caf\ufffd opens at nine.")).containsExactly(Flaw.LOST_LETTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ue012\ue013 \ue014\ue015", "\ue012 a tenth", "\udb80\udc00\udb80\udc01"})
    void charactersOfAFontOfTheirOwn(String text) {
        assertThat(Damage.of(text)).containsExactly(Flaw.PRIVATE_CHARACTERS);
    }

    @Test
    void encodedDataWholeOrInLines() {
        assertThat(Damage.of(BYTES)).containsExactly(Flaw.ENCODED_DATA);
        assertThat(Damage.of(BYTES.substring(0, 300))).containsExactly(Flaw.ENCODED_DATA);
        assertThat(Damage.of(BYTES.replaceAll("(.{76})", "$1\n"))).containsExactly(Flaw.ENCODED_DATA);
        assertThat(Damage.of("A picture: " + BYTES.substring(0, 120))).containsExactly(Flaw.ENCODED_DATA);
        assertThat(Damage.of("A long text that names a key as people do, and goes on for a while after it. "
                        + BYTES.substring(0, 64)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "half \ud83d", "\ude00 half", "\ude00\ud83d"})
    void charactersThatAreNone(String text) {
        assertThat(Damage.unwritable(text)).isTrue();
    }
}
