package io.raptor.activity.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAnswerTest {

    private static final String SAID = "Ada keeps the light of the harbour [2]. She has done so for years [1].";

    private final List<String> told = new ArrayList<>();
    private final LiveAnswer live = new LiveAnswer(new AnswerWords() {
        @Override
        public void more(String words) {
            told.add(words);
        }

        @Override
        public void again() {
            told.clear();
        }
    });

    @Test
    void wordsAreToldAsTheyCome() {
        say(SAID);
        assertThat(told).hasSizeGreaterThan(5);
        live.ends(SAID);
        assertThat(String.join("", told)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>Ada? Or Bo? The second passage says Ada, I think.</think>\n",
                "<|channel|>analysis<|message|>We have to name the keeper.<|end|><|start|>assistant<|channel|>final<|message|>",
                "Here is my thought process: two names are given. Here is my response:",
                "NO_ANSWER: "
            })
    void whatIsNoAnswerIsNeverTold(String before) {
        live.begins();
        for (char letter : (before + SAID).toCharArray()) {
            live.says(String.valueOf(letter));
            assertThat(SAID).startsWith(String.join("", told));
        }
        live.ends(before + SAID);
        assertThat(String.join("", told)).isEqualTo(SAID);
    }

    @Test
    void thoughtsThatShowAsSuchOnlyAtTheirEndAreTakenBack() {
        String raw = "The question asks for the keeper, so I look for a name.\n</think>\n" + SAID;
        say(raw);
        live.ends(raw);
        assertThat(String.join("", told)).isEqualTo(SAID);
    }

    @Test
    void anAnswerThatCameToNothingIsTakenBack() {
        say(SAID);
        live.begins();
        assertThat(told).isEmpty();
    }

    @Test
    void anAnswerThatIsThereComesAtOnce() {
        live.ends("Ada [1].");
        assertThat(told).containsExactly("Ada [1].");
    }

    private void say(String words) {
        live.begins();
        for (String word : words.split("(?<= )", -1)) {
            live.says(word);
        }
    }
}
