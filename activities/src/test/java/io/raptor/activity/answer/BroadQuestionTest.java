package io.raptor.activity.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadQuestionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is this collection about?",
                "what are these documents about",
                "Summarise all documents.",
                "Give me an overview",
                "What are the main topics of the data set?",
                "Worum geht es in dieser Sammlung?",
                "Fasse die Dokumente zusammen",
                "De quoi parle cette collection ?",
                "¿De qué tratan estos documentos?",
                "このコレクションは何についてですか？",
                "这个数据集的主题是什么？"
            })
    void asksOfAllThatThereIs(String question) {
        assertThat(BroadQuestion.is(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who keeps the harbour light?",
                "What is this rule about fuel?",
                "How many documents does a passenger need?",
                "What is the fare about noon?",
                "Wie hoch ist der Fahrpreis?",
                "灯台の管理人は何を塗りますか"
            })
    void asksOfSomethingInIt(String question) {
        assertThat(BroadQuestion.is(question)).isFalse();
    }
}
