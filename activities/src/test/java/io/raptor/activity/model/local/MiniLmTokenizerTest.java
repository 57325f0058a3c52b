package io.raptor.activity.model.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MiniLmTokenizerTest {

    private final MiniLmTokenizer tokenizer = new MiniLmTokenizer();

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
}
