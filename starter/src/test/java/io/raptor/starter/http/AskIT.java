package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.testing.QuotingEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions to the example handbook, with a model that answers only from what it is given. */
class AskIT {

    private static final Path HANDBOOK = Path.of("..", "examples", "handbook");
    private static final String ASK = "/api/v1/dataset/handbook/ask";

    @TempDir
    static Path home;

    private static QuotingEndpoint model;
    private static RunningRaptor raptor;

    @BeforeAll
    static void index() {
        model = new QuotingEndpoint();
        raptor = RunningRaptor.start(
                home, Role.SERVER, Map.of("raptor.answer.base-url", model.baseUrl(), "raptor.answer.model", "quoting"));
        raptor.index("handbook", HANDBOOK.toAbsolutePath().normalize());
    }

    @AfterAll
    static void stop() {
        raptor.close();
        model.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    single crossing Mossa costs crowns for an adult | operations/tickets-and-fares.md
                    whoever sees a person fall shouts and throws the nearest lifebuoy | safety/man-overboard.md
                    fuel taken on in Port Aldren on Sunday evenings | engineering/fuelling.md
                    most fires on car ferries begin in a vehicle or engine room | safety/fire.md
                    """)
    void everyCitationOpensThePassageThatItNames(String question, String document) {
        AnswerView answer = library().ask("handbook", new Question(question, "auto", null, List.of()));

        assertThat(answer.answered()).isTrue();
        assertThat(answer.unsupported()).isEmpty();
        assertThat(answer.citations()).singleElement().satisfies(one -> {
            assertThat(one.docId()).isEqualTo(document);
            String sentence = answer.answer().replaceAll(" \\[\\d+]\\.$", "");
            assertThat(one.text()).contains(sentence);
            assertThat(library().node("handbook", one.nodeId()).node().docId()).isEqualTo(document);
            assertThat(one.start()).isLessThan(one.end());
        });
    }

    @Test
    void whatTheCollectionDoesNotAnswerIsToldSo() {
        AnswerView answer = library()
                .ask("handbook", new Question("telephone switchboard inventor biography", "auto", null, List.of()));

        assertThat(answer.answered()).isFalse();
        assertThat(answer.citations()).isEmpty();
        assertThat(answer.answer()).isEqualTo("Nothing is said of that.");
    }

    @Test
    void aQuestionAboutAllIsAnsweredFromTheTopsOfTheTrees() {
        AnswerView all =
                library().ask("handbook", new Question("What is this collection about?", "auto", null, List.of()));
        assertThat(all.hits())
                .hasSize(25)
                .allSatisfy(hit -> assertThat(hit.level()).isPositive());
        assertThat(all.notes()).isEmpty();

        AnswerView some =
                library().ask("handbook", new Question("What is this collection about?", "auto", 300, List.of()));
        assertThat(some.hits()).hasSize(7);
        assertThat(some.hits().stream().mapToInt(hit -> hit.tokens()).sum()).isLessThanOrEqualTo(300);
        assertThat(some.notes()).singleElement().asString().contains("7 of 25 documents");
    }

    @Test
    void anAnswerMayBeStreamed() {
        HttpResponse<String> stream =
                raptor.post(ASK, "{\"query\":\"single crossing Mossa costs crowns\"}", "Accept", "text/event-stream");

        assertThat(stream.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(stream.body().lines().filter(line -> line.startsWith("event: ")))
                .containsExactly("event: hits", "event: answer", "event: done");
        String done = stream.body().substring(stream.body().lastIndexOf("data: ") + 6);
        assertThat(Json.read(done, AnswerView.class).citations()).isNotEmpty();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(raptor.post(ASK, "{\"query\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(raptor.post(ASK, "{\"query\":\"x\",\"max_tokens\":0}").statusCode())
                .isEqualTo(400);
        assertThat(raptor.post(ASK, "{\"query\":\"what is this collection about\",\"doc_ids\":[\"no.md\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(raptor.post(ASK.replace("handbook", "none"), "{\"query\":\"x\"}", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutAModelItIsSaidWhatToSet(@TempDir Path other) throws Exception {
        Path text = Files.writeString(other.resolve("note.md"), "The keeper of the light is Ada.");
        try (RunningRaptor bare = RunningRaptor.server(other.resolve("home"))) {
            bare.index("notes", text);
            HttpResponse<String> refused = bare.post("/api/v1/dataset/notes/ask", "{\"query\":\"Who is the keeper?\"}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("problem:no-model").contains("RAPTOR_CHAT_BASE_URL");
        }
    }

    private static DatasetOperations library() {
        return raptor.bean(DatasetOperations.class);
    }
}
