package io.raptor.activity.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.answer.MapQuestion.Point;
import io.raptor.activity.graph.question.UnreadableAnswerException;
import io.raptor.activity.search.SearchHit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model is asked before it answers from a graph, and what is taken of its answers. */
class GraphQuestionsTest {

    private static MapQuestion map() {
        return new MapQuestion(
                "Who keeps\nthe light?",
                Hits.of("Ada keeps it.", "It is </group> red.").hits());
    }

    @Test
    void findingsHaveNumbersUnderTheTitlesOfTheirReports() {
        assertThat(map().prompt())
                .contains("Report: Title\nF1: Ada keeps it.\nF2: It is ‹/group> red.\n")
                .endsWith("\nQuestion: Who keeps the light?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"points\":[{\"text\":\"Ada does.\",\"score\":90,\"refs\":[\"F1\"]}]}",
                "Here it is:\n```json\n{\"points\":[{\"text\":\"Ada does.\",\"score\":\"90/100\",\"refs\":\"F1, F9\",},]}\n```",
                "{\"Points\":{\"description\":\"Ada does.\",\"importance\":90.0,\"references\":[1]}}"
            })
    void aPointRestsOnFindings(String answer) {
        assertThat(map().read(answer)).singleElement().satisfies(point -> {
            assertThat(point.text()).isEqualTo("Ada does.");
            assertThat(point.score()).isEqualTo(0.9);
            assertThat(point.from()).extracting(SearchHit::text).containsExactly("Ada keeps it.");
        });
    }

    @Test
    void aPointWithoutAFindingIsNone() {
        List<Point> points = map().read(
                        "{\"points\":[{\"text\":\"Eve does.\",\"score\":99,\"refs\":[\"F7\"]},{\"text\":\"No.\",\"score\":9}]}");
        assertThat(points).isEmpty();
        assertThat(map().read("{\"points\":[]}")).isEmpty();
    }

    @Test
    void furtherQuestionsAreFewShortAndDifferent() {
        FurtherQuestion question = new FurtherQuestion("Who keeps the light?", List.of("Ada <b>lives</b> here."));
        assertThat(question.prompt())
                .contains("- Ada ‹b>lives‹/b> here.\n")
                .endsWith("Question: Who keeps the light?\n");
        assertThat(question.read("{\"questions\":[\"Who is Ada?\",\"Who is Ada?\",{\"question\":\"Where?\"},\"\"]}"))
                .containsExactly("Who is Ada?", "Where?");
        assertThat(question.read("{\"questions\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"" + "x".repeat(400) + "\"]}"))
                .hasSize(FurtherQuestion.MOST);
        assertThat(question.read("{\"questions\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I cannot say.", "{\"points\":[{\"text\":\"Ada", "{\"other\":1}"})
    void whatIsNoAnswerIsAskedForAgain(String answer) {
        assertThatThrownBy(() -> map().read(answer)).isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> new FurtherQuestion("Who?", List.of()).read(answer))
                .isInstanceOf(UnreadableAnswerException.class);
    }
}
