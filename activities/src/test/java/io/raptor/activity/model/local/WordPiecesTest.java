package io.raptor.activity.model.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPiecesTest {

    private final WordPieces tokenizer = new WordPieces();

    @Test
    void countsWordPiecesWithoutTheMarksOfBeginAndEnd() {
        assertThat(tokenizer.count("hello world")).isEqualTo(2);
        assertThat(tokenizer.count("")).isZero();
        assertThat(tokenizer.count("word ".repeat(2000))).isEqualTo(2000);
    }

    @Test
    void namesWhereEachTokenBegins() {
        assertThat(tokenizer.starts("hello big world")).containsExactly(0, 6, 10);
    }

    @Test
    void countsCharactersAlsoBehindSignsOfTwo() {
        String text = "😀 naïve 😀 world";
        int[] starts = tokenizer.starts(text);
        assertThat(text.substring(starts[starts.length - 1])).isEqualTo("world");
    }

    /** Of each script a word and its translation, none in the model's vocabulary. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ภาษาไทยไม่มีช่องว่างระหว่างคำ", // Thai
                "ភាសាខ្មែរគ្មានដកឃ្លារវាងពាក្យ", // Khmer
                "မြန်မာဘာသာစကားတွင် စကားလုံးများ", // Burmese
                "བོད་སྐད་ནི་སྐད་རིགས་ཤིག་ཡིན།", // Tibetan
                "አማርኛ የኢትዮጵያ ቋንቋ ነው።", // Amharic
                "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏴᏫᏯ", // Cherokee
                "🦀🐳🌋🧬🛰🪐🦑🧊", // signs
                "龘靐齉爩鱻麤龗灪吁龖厵滟" // rare ideographs
            })
    void givesTextOfAnyScriptALength(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat(tokenizer.count(text)).isBetween(text.codePointCount(0, text.length()) / 2, bytes);
        assertThat(tokenizer.count(text.repeat(50))).isBetween(25 * text.codePointCount(0, text.length()), 50 * bytes);
        int[] starts = tokenizer.starts(text);
        assertThat(starts).hasSize(tokenizer.count(text)).isSorted();
        assertThat(IntStream.of(starts)).allMatch(start -> !Character.isLowSurrogate(text.charAt(start)));
    }

    @Test
    void saysHowMuchOfATextItKnows() {
        assertThat(tokenizer.known("Plain words, and naïve ones.")).isEqualTo(1);
        assertThat(tokenizer.known("ภาษาไทยไม่มีช่องว่าง")).isZero();
        assertThat(tokenizer.known("አማርኛ half of it")).isBetween(0.5, 0.8);
        assertThat(tokenizer.known("")).isEqualTo(1);
    }

    @Test
    void aTextHasTheTokensOfItsPartsBetweenWhiteSpace() {
        List<String> parts = List.of(
                "Plain",
                "naïve,",
                "e.g.",
                "O'Neill's",
                "--",
                "ภาษาไทย",
                "日本語。",
                "🦀",
                "x".repeat(150),
                "e\u0301",
                "\u0301",
                "[UNK]",
                "##s",
                "a\u200Bb",
                "\u0000",
                "\uFFFD",
                "ÅNGSTRÖM");
        assertThat(tokenizer.addsUp()).isTrue();
        for (String one : parts) {
            for (String other : parts) {
                for (String gap : List.of(" ", "\n", "\t", " \r\n")) {
                    assertThat(tokenizer.count(one + gap + other))
                            .as(one + " and " + other)
                            .isEqualTo(tokenizer.count(one) + tokenizer.count(other));
                }
            }
        }
    }
}
