package io.raptor.activity.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static List<String> words(String text) {
        List<String> found = new ArrayList<>();
        new Words().find(text, (start, end) -> found.add(text.substring(start, end)));
        return found;
    }

    @Test
    void keepsHyphensAndApostrophes() {
        assertThat(words("A well-known pump, it's 3.5 m - high."))
                .containsExactly("A", "well-known", "pump", "it's", "3.5", "m", "high");
    }

    @Test
    void findsWordsWhereThereAreNoSpaces() {
        assertThat(words("ภาษาไทยไม่มีช่องว่าง")).containsExactly("ภาษา", "ไทย", "ไม่มี", "ช่อง", "ว่าง");
        assertThat(words("東京は日本の首都です")).contains("東京", "日本", "首都");
        assertThat(words("ភាសាខ្មែរ")).hasSizeBetween(1, 3);
    }
}
