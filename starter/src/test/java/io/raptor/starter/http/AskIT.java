package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.RemoteDatasets;
import io.raptor.starter.testing.QuotingEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    static void index() throws IOException {
        model = new QuotingEndpoint();
        raptor = RunningRaptor.start(
                home, Role.SERVER, Map.of("raptor.answer.base-url", model.baseUrl(), "raptor.answer.model", "quoting"));
        raptor.index("handbook", HANDBOOK.toAbsolutePath().normalize());
        raptor.index(
                "raven", Files.writeString(home.resolve("raven.md"), "Quoth the raven " + QuotingEndpoint.ENDLESS));
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
        AnswerView answer = datasets().ask("handbook", new Question(question, "auto", null, List.of()));

        assertThat(answer.answered()).isTrue();
        assertThat(answer.unsupported()).isEmpty();
        assertThat(answer.citations()).singleElement().satisfies(one -> {
            assertThat(one.docId()).isEqualTo(document);
            String sentence = answer.answer().replaceAll(" \\[\\d+]\\.$", "");
            assertThat(one.text()).contains(sentence);
            assertThat(datasets().node("handbook", one.nodeId()).node().docId()).isEqualTo(document);
            assertThat(one.start()).isLessThan(one.end());
        });
    }

    @Test
    void whatTheCollectionDoesNotAnswerIsToldSo() {
        AnswerView answer = datasets()
                .ask("handbook", new Question("telephone switchboard inventor biography", "auto", null, List.of()));

        assertThat(answer.answered()).isFalse();
        assertThat(answer.citations()).isEmpty();
        assertThat(answer.answer()).isEqualTo("Nothing is said of that.");
    }

    @Test
    void aQuestionAboutAllIsAnsweredFromTheTopsOfTheTrees() {
        AnswerView all =
                datasets().ask("handbook", new Question("What is this collection about?", "auto", null, List.of()));
        assertThat(all.hits())
                .hasSize(25)
                .allSatisfy(hit -> assertThat(hit.level()).isPositive());
        assertThat(all.notes()).isEmpty();

        AnswerView some =
                datasets().ask("handbook", new Question("What is this collection about?", "auto", 300, List.of()));
        assertThat(some.hits()).hasSize(7);
        assertThat(some.hits().stream().mapToInt(hit -> hit.tokens()).sum()).isLessThanOrEqualTo(300);
        assertThat(some.notes()).singleElement().asString().contains("7 of 25 documents");
    }

    @Test
    void anAnswerIsStreamedAsTheModelGivesItAndEndsWithTheCheckedOne() {
        HttpResponse<String> stream = raptor.post(
                ASK, "{\"query\":\"Freight is charged by the metre of deck\"}", "Accept", "text/event-stream");

        assertThat(stream.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        List<String> events =
                stream.body().lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(events).startsWith("event: hits").endsWith("event: done").hasSizeGreaterThan(4);
        assertThat(events.subList(1, events.size() - 1)).containsOnly("event: answer");
        String done = stream.body().substring(stream.body().lastIndexOf("data: ") + 6);
        AnswerView answer = Json.read(done, AnswerView.class);
        assertThat(answer.citations()).isNotEmpty();
        assertThat(deltas(stream.body())).isEqualTo(answer.answer());
    }

    @Test
    void anAnswerThatWasPaidForComesAtOnce() {
        String question = "{\"query\":\"fuel taken on in Port Aldren on Sunday evenings\"}";
        raptor.post(ASK, question);
        HttpResponse<String> stream = raptor.post(ASK, question, "Accept", "text/event-stream");
        assertThat(stream.body().lines().filter(line -> line.startsWith("event: ")))
                .containsExactly("event: hits", "event: answer", "event: done");
    }

    @Test
    void aCommandBesideTheServerFollowsTheSameWords() {
        StringBuilder followed = new StringBuilder();
        AnswerView answer = new RemoteDatasets(new Owner(0, raptor.port(), raptor.ownerToken(), "", ""))
                .ask(
                        "handbook",
                        new Question("whoever sees a person fall shouts lifebuoy", "auto", null, List.of()),
                        new AnswerFollower() {
                            @Override
                            public void more(String words) {
                                followed.append(words);
                            }
                        });
        assertThat(followed).hasToString(answer.answer()).isNotEmpty();
    }

    @Test
    void whoeverLeavesEndsTheCall() throws Exception {
        HttpRequest asking = HttpRequest.newBuilder(URI.create(raptor.address() + ASK.replace("handbook", "raven")))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\":\"quoth the raven evermore\"}"))
                .build();
        try (InputStream events = HttpClient.newHttpClient()
                .send(asking, BodyHandlers.ofInputStream())
                .body()) {
            assertThat(new String(events.readNBytes(13), StandardCharsets.UTF_8))
                    .startsWith("event: hits");
        }
        assertThat(model.left().await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String deltas(String events) {
        return Pattern.compile("data: \\{\"delta\":\"(.*)\"}")
                .matcher(events)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
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

    private static DatasetOperations datasets() {
        return raptor.bean(DatasetOperations.class);
    }
}
