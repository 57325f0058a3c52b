package io.raptor.activity.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAnswerTest {

    @Test
    void partsTitleAndText() {
        assertThat(ChatAnswer.of("Pumps\n\nThey move water.\nAlways."))
                .isEqualTo(new ChatAnswer("Pumps", "They move water.\nAlways."));
    }

    @Test
    void takesOffWhatModelsDressAnAnswerWith() {
        assertThat(ChatAnswer.of("<think>Hm,\nwell.</think>\n**Title: Pumps**\n\n**Summary:** They move water."))
                .isEqualTo(new ChatAnswer("Pumps", "They move water."));
        assertThat(ChatAnswer.of("Hm.\n</think>Pumps\nThey move water."))
                .isEqualTo(new ChatAnswer("Pumps", "They move water."));
        assertThat(ChatAnswer.of("```\n# Pumps\nThey move water.\n```"))
                .isEqualTo(new ChatAnswer("Pumps", "They move water."));
    }

    @Test
    void derivesATitleWhereThereIsNone() {
        assertThat(ChatAnswer.of("Summary: They move water. Always."))
                .isEqualTo(new ChatAnswer("They move water", "They move water. Always."));
        String longLine = "They move water and more water ".repeat(6).strip() + ".";
        assertThat(ChatAnswer.of(longLine + "\nThe end.").text()).isEqualTo(longLine + "\nThe end.");
    }

    @Test
    void isEmptyWhenTheModelOnlyThought() {
        assertThat(ChatAnswer.of("<think>Hm.</think>\n").text()).isEmpty();
        assertThat(ChatAnswer.of("").text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is a summary of the passages:\n\nPumps\nThey move water.",
                "Sure! Here's the overview page:\nPumps\nThey move water.",
                "**Here is the summary:**\n\n**Pumps**\nThey move water.",
                "Title:\nPumps\n\nSummary:\nThey move water.",
                "Title: Pumps\nSummary: They move water.",
                "以下是摘要：\nPumps\nThey move water.",
                "Certainly.\nPumps\nThey move water.",
                "Here is the summary: Pumps\nThey move water.",
            })
    void whatAnnouncesAnAnswerIsNeitherTitleNorText(String raw) {
        assertThat(ChatAnswer.of(raw)).isEqualTo(new ChatAnswer("Pumps", "They move water."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Here is a summary:", "...", "---\n***", "Title:\n\nSummary:"})
    void nothingSaidIsEmpty(String raw) {
        assertThat(ChatAnswer.of(raw).text()).isEmpty();
    }
}
