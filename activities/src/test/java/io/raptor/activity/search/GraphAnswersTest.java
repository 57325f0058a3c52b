package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.PlantedGraph.TERN;
import static io.raptor.activity.search.PlantedGraph.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.answer.Answer;
import io.raptor.activity.answer.AnswerRequest;
import io.raptor.activity.answer.AnswerWords;
import io.raptor.activity.answer.Answerer;
import io.raptor.activity.call.FakeLedger;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.ChatModel;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers from a graph: what the model is asked before it answers, and what the answer rests on. */
class GraphAnswersTest {

    private final PlantedGraph graph = new PlantedGraph();
    private final FakeLedger ledger = new FakeLedger();
    private final List<String> asked = new ArrayList<>();
    private String further = "{\"questions\":[\"320\"]}";

    /** Collects points of reports, asks for a further question, and answers from the first passage. */
    private final class Scripted implements ChatModel {

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public int room(int wanted, int attempt) {
            return wanted;
        }

        @Override
        public Said say(ChatRequest request) {
            asked.add(request.prompt());
            return new Said(words(request.prompt()), "stop", 1, 1);
        }

        private String words(String prompt) {
            if (prompt.contains("\"points\"")) {
                return "{\"points\":[{\"text\":\"It is red.\",\"score\":80,\"refs\":[\"F1\"]}]}";
            }
            return prompt.contains("\"questions\"") ? further : "It is red [1].";
        }

        @Override
        public Usage probe() {
            return Usage.NONE;
        }
    }

    @BeforeEach
    void show() {
        graph.show(YEAR, TERN);
    }

    @AfterEach
    void close() {
        graph.close();
    }

    private Answer answer(SearchMode mode) {
        LedgeredChat chat = new LedgeredChat(
                "scripted", true, RateLimit.unlimited("scripted"), ledger, ledger.calls(), () -> Instant.EPOCH);
        return new Answerer(new Scripted(), 8000, new WordTokenizer(), chat)
                .answer(
                        DATASET,
                        new AnswerRequest("1912", mode, 1000, List.of()),
                        graph.search,
                        given -> {},
                        AnswerWords.UNREAD);
    }

    @Test
    void globalRestsOnPointsOfReportsThatLeadToPassages() {
        Answer answer = answer(SearchMode.GLOBAL);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).contains("Report: The Tern", "F1: The Tern is red.: It has been so ever since.");
        assertThat(answer.text()).isEqualTo("It is red [1].");
        assertThat(answer.usage().modelCalls()).isEqualTo(2);
        assertThat(answer.hits()).singleElement().satisfies(point -> {
            assertThat(point.text()).isEqualTo("It is red.");
            assertThat(point.documentId()).isEqualTo("boats.md");
            assertThat(point.passages()).extracting(Passage::index).containsExactly(1);
        });
    }

    @Test
    void driftLooksUpWhatTheModelAsksFor() {
        Answer answer = answer(SearchMode.DRIFT);
        assertThat(asked).hasSizeBetween(2, 12);
        assertThat(answer.hits()).extracting(SearchHit::documentId).contains("boats.md", "yard.md");
        assertThat(answer.answered()).isTrue();
    }

    @Test
    void aModelThatAsksNothingUsableIsAnsweredFromWhatThereIs() {
        further = "I do not know.";
        Answer answer = answer(SearchMode.DRIFT);
        assertThat(answer.answered()).isTrue();
        assertThat(answer.notes()).anySatisfy(note -> assertThat(note).contains("no usable answer"));
    }

    @Test
    void localRestsOnReportsAndPassagesWithoutAFurtherCall() {
        Answer answer = answer(SearchMode.LOCAL);
        assertThat(asked).hasSize(1);
        assertThat(answer.hits()).extracting(SearchHit::level).contains(0, 1);
    }
}
