package io.raptor.activity;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.search.GraphExporter;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph whose documents a chat model reads: what it names, what it costs, and what bad answers do to it. */
@Timeout(240)
class GraphByModelIT {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final ModelSettings LOCAL = ModelSettings.embedded();
    private static final String NOTHING = "{\"entities\":[],\"relations\":[]}";
    private static final String ADA = """
        {"entities":[{"name":"Ada Lovelace","type":"person","description":"She wrote notes.","at":[1]},
         {"name":"Charles Babbage","type":"person","description":"He built an engine.","at":[1]},
         {"name":"Sherlock Holmes","type":"person","description":"In no text.","at":[1]}],
         "relations":[{"from":"Ada Lovelace","to":"Charles Babbage","description":"They met.","strength":8,"at":[1]}]}
        """;
    private static final String HOPPER = """
        {"entities":[{"name":"Grace Hopper","type":"person","description":"She wrote a compiler.","at":[1]}],
         "relations":[]}
        """;

    @TempDir
    Path folder;

    private static ModelSettings chat() {
        return ModelSettings.of(SERVER.baseUrl() + "/v1", "key", "m1");
    }

    private static void answers(int priority, String asked, String content) throws IOException {
        String body = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "id",
                        "1",
                        "object",
                        "chat.completion",
                        "created",
                        1,
                        "model",
                        "m1",
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", content))),
                        "usage",
                        Map.of("prompt_tokens", 400, "completion_tokens", 50, "total_tokens", 450)));
        SERVER.stubFor(post("/v1/chat/completions")
                .atPriority(priority)
                .withRequestBody(containing(asked))
                .willReturn(okJson(body)));
    }

    /** A gleaning asks for what is missing: here it is nothing. */
    private static void knows() throws IOException {
        answers(1, "These were found", NOTHING);
        answers(5, "Ada", ADA);
        answers(5, "Hopper", HOPPER);
    }

    private TaskRequest request() {
        return Pipeline.request(folder).forGraph(GraphRagSettings.defaults());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String exported(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new GraphExporter(pipeline.store.publishedGraphs()).export("data", out))
                .isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Entity> entities(Pipeline pipeline) {
        long graph =
                pipeline.store.publishedGraphs().graph("data").orElseThrow().number();
        return pipeline.store.publishedGraphs().entities(graph, Wanted.all(0, 100));
    }

    @Test
    void whatTheModelNamesIsInTheGraphAndPaidForOnce() throws IOException {
        knows();
        write("a.md", "Ada Lovelace wrote notes. She met Charles Babbage, who built an engine.");
        write("b.md", "Grace Hopper wrote a compiler.");
        try (Pipeline pipeline = new Pipeline("graph-model", chat(), LOCAL)) {
            TaskStatus first = pipeline.run(request());
            assertThat(first.failures()).isEmpty();
            assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(entities(pipeline))
                    .extracting(Entity::name)
                    .containsExactlyInAnyOrder("Ada Lovelace", "Charles Babbage", "Grace Hopper");
            assertThat(pipeline.store.publishedGraphs().figures("task")).hasValueSatisfying(graph -> {
                assertThat(graph.units()).isEqualTo(2);
                assertThat(graph.relations()).isEqualTo(1);
                assertThat(graph.dropped()).containsEntry("ungrounded", 1L);
            });
            assertThat(SERVER.getAllServeEvents())
                    .as("a question and a gleaning each")
                    .hasSize(4);

            String before = exported(pipeline);
            TaskStatus again = pipeline.run(request());
            assertThat(again.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(exported(pipeline)).isEqualTo(before);
            assertThat(SERVER.getAllServeEvents()).hasSize(4);
        }
    }

    @Test
    void aModelThatIsSetForGraphsIsTheOneThatIsAsked() throws IOException {
        knows();
        write("a.md", "Ada Lovelace wrote notes. She met Charles Babbage, who built an engine.");
        ModelSettings reader = ModelSettings.of(SERVER.baseUrl() + "/v1", "key", "reader");
        for (ModelSettings chat : List.of(chat(), LOCAL)) {
            SERVER.resetRequests();
            try (Pipeline pipeline = new Pipeline("graph-reader-" + chat.provider(), chat, LOCAL, reader, chat)) {
                assertThat(pipeline.run(request()).state()).isEqualTo(TaskState.COMPLETED);
                assertThat(entities(pipeline)).extracting(Entity::name).contains("Charles Babbage");
                assertThat(SERVER.getAllServeEvents())
                        .hasSize(2)
                        .allSatisfy(event -> assertThat(new ObjectMapper()
                                        .readTree(event.getRequest().getBody())
                                        .path("model")
                                        .asText())
                                .isEqualTo("reader"));
            }
        }
    }

    @Test
    void aUnitWithoutAGoodAnswerIsAGapThatTheNextRunFills() throws IOException {
        knows();
        answers(2, "Zebra", "I cannot say.");
        String ada = "Ada Lovelace wrote notes about the engine that Charles Babbage built. ".repeat(6);
        write(
                "a.md",
                "# One\n\n" + ada + "\n\n# Two\n\n" + "Grace Hopper saw a Zebra and wrote a compiler. ".repeat(8));
        TaskRequest request = Pipeline.request(folder)
                .forGraph(Payloads.mapper().readValue("{\"extract_tokens\": 100}", GraphRagSettings.class));
        String mended;
        try (Pipeline pipeline = new Pipeline("graph-gap", chat(), LOCAL)) {
            TaskStatus first = pipeline.run(request);
            assertThat(first.partialDocuments()).as(first.failures().toString()).isEqualTo(1);
            assertThat(first.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.message())
                            .contains("without a good answer")
                            .doesNotContain("I cannot say"));
            assertThat(entities(pipeline)).extracting(Entity::name).contains("Ada Lovelace");

            answers(2, "Zebra", HOPPER);
            TaskStatus second = pipeline.run(request);
            assertThat(second.state()).isEqualTo(TaskState.COMPLETED);
            mended = exported(pipeline);
            assertThat(mended).contains("Grace Hopper");
        }
        try (Pipeline fresh = new Pipeline("graph-gap-fresh", chat(), LOCAL)) {
            assertThat(fresh.run(request).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(exported(fresh)).isEqualTo(mended);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extraction", "reports"})
    void whatAModelIsToDoIsRefusedWhereThereIsNone(String setting) throws IOException {
        write("a.md", "Ada Lovelace wrote notes.");
        TaskRequest request = Pipeline.request(folder)
                .forGraph(Payloads.mapper().readValue("{\"" + setting + "\": \"model\"}", GraphRagSettings.class));
        try (Pipeline pipeline = new Pipeline("graph-no-model", LOCAL, LOCAL)) {
            assertThatThrownBy(() -> pipeline.run(request))
                    .hasRootCauseInstanceOf(ApplicationFailure.class)
                    .rootCause()
                    .hasMessageContaining("graphrag." + setting + " model needs a chat model");
        }
    }
}
