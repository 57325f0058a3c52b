package io.raptor.activity;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.raptor.activity.call.Prices;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is estimated beside what the run then takes. */
@Timeout(180)
class EstimateIT {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final List<String> SUBJECTS = List.of(
            "The harbour master opens the gate for ferries that carry passengers to the outer island",
            "Engineers replace the hydraulic valve of the pump before the winter timetable begins",
            "A captain who hears the storm warning keeps the crew below and calls the coast guard by radio",
            "Tickets for the night boat are sold at the kiosk until the budget of the season is spent",
            "Every lifeboat is lowered once a month while an inspector writes down how long it took",
            "The kitchen orders fish and bread from suppliers whose contracts end in spring");

    private static final ModelSettings LOCAL = ModelSettings.embedded();

    @TempDir
    Path folder;

    @BeforeEach
    void corpus() throws IOException {
        int[] paragraphs = {1, 3, 6, 10, 20, 40, 80};
        for (int i = 0; i < paragraphs.length; i++) {
            write("document-" + i + (i % 2 == 0 ? ".md" : ".txt"), paragraphs[i], i);
        }
        Files.copy(folder.resolve("document-4.md"), folder.resolve("copy.md"));
        Files.writeString(folder.resolve("empty.txt"), "");
    }

    @Test
    void isWithinATenthOfTheSummariesOfTheModelsInProcess() throws IOException {
        TaskRequest request = Pipeline.request(folder);
        try (Pipeline pipeline = new Pipeline("estimate-local", LOCAL, LOCAL)) {
            Estimate before = estimate(request, LOCAL, pipeline.store);
            pipeline.run(request);
            assertThat(before.documents()).isEqualTo(8);
            assertThat(before.estimatedCost()).isZero();
            assertThat(before.modelCalls())
                    .isCloseTo(summaries(pipeline.store) - summaries(pipeline.store, "copy.md"), withinPercentage(10));

            Estimate unchanged = estimate(request, LOCAL, pipeline.store);
            assertThat(unchanged.documents()).isZero();
            assertThat(unchanged.modelCalls()).isZero();
            assertThat(unchanged.warnings()).anyMatch(warning -> warning.contains("8 documents are unchanged"));

            write("document-2.md", 6, 99);
            assertThat(estimate(request, LOCAL, pipeline.store).documents()).isEqualTo(1);

            TaskRequest elsewhere =
                    TaskRequest.of("other", "other", request.sources(), request.raptor(), request.limits());
            Estimate paid = estimate(elsewhere, LOCAL, pipeline.store);
            assertThat(paid.documents()).isEqualTo(8);
            assertThat(paid.modelCalls())
                    .as("only the new document is not in the ledger")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void isWithinAFifthOfTheCallsOfAnEndpoint() throws IOException {
        SERVER.stubFor(post("/v1/chat/completions")
                .willReturn(okJson("""
                        {"id":"1","object":"chat.completion","created":1,"model":"m1","choices":[{"index":0,
                         "finish_reason":"stop","message":{"role":"assistant","content":"Boats\\n\\n%s."}}],
                         "usage":{"prompt_tokens":900,"completion_tokens":120,"total_tokens":1020}}""".formatted(SUBJECTS.get(0).repeat(5)))));
        ModelSettings chat = ModelSettings.of(SERVER.baseUrl() + "/v1", "key", "m1");
        TaskRequest request = Pipeline.request(folder);
        try (Pipeline pipeline = new Pipeline("estimate-endpoint", chat, LOCAL)) {
            Estimate before = estimate(request, chat, pipeline.store);
            assertThat(SERVER.getAllServeEvents()).isEmpty();
            pipeline.run(request);
            List<ServeEvent> calls = SERVER.getAllServeEvents();
            long bytes = calls.stream()
                    .mapToLong(call -> call.getRequest().getBody().length)
                    .sum();
            // Every answer is the same here, which no estimate can know; it moves the upper groups.
            assertThat(before.modelCalls()).isCloseTo(calls.size(), withinPercentage(20));
            assertThat(before.inputTokens()).isCloseTo(bytes / 4, withinPercentage(20));
            assertThat(before.estimatedCost()).isNull();
        }
    }

    private static Estimate estimate(TaskRequest request, ModelSettings chat, Store store) {
        Embedder embedder = Models.embedder(LOCAL);
        return new Estimator(
                        DocumentLimits.defaults(),
                        embedder,
                        Models.summariser(chat, embedder.tokenizer()),
                        Prices.builtIn(),
                        store)
                .estimate(request);
    }

    private static long summaries(Store store) {
        AtomicLong summaries = new AtomicLong();
        store.publishedTrees()
                .export("data", node -> summaries.addAndGet(node.level() > 0 && !node.passedUp() ? 1 : 0));
        return summaries.get();
    }

    private static long summaries(Store store, String document) {
        return store.publishedTrees().tree("data", document).stream()
                .filter(node -> node.level() > 0 && !node.passedUp())
                .count();
    }

    private void write(String name, int paragraphs, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < paragraphs; p++) {
            String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
            for (int s = 0; s < 4; s++) {
                text.append(subject)
                        .append(" on day ")
                        .append(random.nextInt(10_000))
                        .append(". ");
                text.append(SUBJECTS.get(random.nextInt(SUBJECTS.size()))).append(". ");
            }
            text.append("\n\n");
        }
        Files.writeString(folder.resolve(name), text);
    }
}
