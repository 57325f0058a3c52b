package io.raptor.activity.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.call.FakeEmbedder;
import io.raptor.activity.call.FakeSummariser;
import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Store;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a summariser that takes 100 tokens in and 10 out for whatever it is asked, and an embedder of two texts a call. */
final class EstimatorTest {

    private static final Price PRICE = new Price(1, 2);

    @TempDir
    Path folder;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final FakeSummariser summariser =
            new FakeSummariser(attempt -> Answer.titled("Title", "A short summary.", 100, 10));

    private Estimate estimate(Map<String, Price> prices) {
        return estimate(prices, RaptorSettings.defaults());
    }

    private Estimate estimate(Map<String, Price> prices, RaptorSettings raptor) {
        TaskRequest request = TaskRequest.of("task", "data", List.of(folder.toString()), raptor, Limits.defaults());
        return new Estimator(DocumentLimits.defaults(), embedder, summariser, new Prices(prices), null)
                .estimate(request);
    }

    private Estimate estimate() {
        return estimate(Map.of("fake", PRICE));
    }

    private void write(String name, int sentences, String word) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append("Sentence ").append(i).append(" of the ").append(word).append(" tells of the ferry and ");
            text.append("of the harbour where the boats of the town lie in winter. ");
        }
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void asksForNoSummaryOfASinglePassage() throws IOException {
        write("one.md", 2, "crew");
        Estimate estimate = estimate();
        assertThat(estimate.documents()).isEqualTo(1);
        assertThat(estimate.leaves()).isEqualTo(1);
        assertThat(estimate.modelCalls()).isZero();
        assertThat(estimate.embeddingCalls()).isEqualTo(1);
        assertThat(estimate.warnings()).isEmpty();
    }

    @Test
    void asksForOneSummaryOfAFewPassages() throws IOException {
        write("few.md", 25, "crew");
        Estimate estimate = estimate();
        assertThat(estimate.leaves()).isBetween(2L, 8L);
        assertThat(estimate.modelCalls()).isEqualTo(1);
        assertThat(estimate.embeddingCalls()).isEqualTo((estimate.leaves() + 1) / 2 + 1);
        assertThat(estimate.outputTokens()).isEqualTo(10);
    }

    @Test
    void addsLevelsToALongDocument() throws IOException {
        write("long.md", 800, "crew");
        Estimate estimate = estimate();
        assertThat(estimate.leaves()).isGreaterThan(100);
        assertThat(estimate.modelCalls() / (double) estimate.leaves()).isBetween(0.08, 0.2);
    }

    @Test
    void buildsNoTreeWhereNoneIsWanted() throws IOException {
        write("long.md", 800, "crew");
        assertThat(estimate(Map.of(), settings("{\"use_raptor\": false}")).modelCalls())
                .isZero();
        assertThat(estimate(Map.of(), settings("{\"max_levels\": 1}")).modelCalls())
                .isLessThan(estimate().modelCalls());
    }

    @Test
    void warnsOfSettingsThatMakeManySummaries() throws IOException {
        write("long.md", 800, "crew");
        assertThat(estimate(Map.of("fake", PRICE), settings("{\"chunk_tokens\": 200, \"max_cluster_tokens\": 600}"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("are many", "max_cluster_tokens");
    }

    private static RaptorSettings settings(String json) throws IOException {
        return Payloads.mapper().readValue(json, RaptorSettings.class);
    }

    @Test
    void countsCopiesOfADocumentOnce() throws IOException {
        write("long.md", 100, "crew");
        Estimate one = estimate();
        write("copy.md", 100, "crew");
        Estimate two = estimate();
        assertThat(two.documents()).isEqualTo(2);
        assertThat(two.leaves()).isEqualTo(2 * one.leaves());
        assertThat(two.modelCalls()).isEqualTo(one.modelCalls());
        assertThat(two.embeddingCalls()).isEqualTo(one.embeddingCalls());
    }

    @Test
    void tellsWhatIsLeftOut() throws IOException {
        write("few.md", 25, "crew");
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.4 nothing");
        Estimate estimate = estimate();
        assertThat(estimate.documents()).isEqualTo(1);
        assertThat(estimate.warnings())
                .anyMatch(warning -> warning.contains("1 file is not indexed (an empty file)"))
                .anyMatch(warning -> warning.contains("1 document cannot be read"));
    }

    @Test
    void costsWhatThePriceListSays() throws IOException {
        write("few.md", 25, "crew");
        Estimate estimate = estimate();
        assertThat(estimate.estimatedCost())
                .isCloseTo(PRICE.cost(estimate.inputTokens(), estimate.outputTokens()), within(1e-9));
        assertThat(estimate.estimatedSeconds()).isPositive();
    }

    @Test
    void guessesNoPrice() throws IOException {
        write("few.md", 25, "crew");
        Estimate estimate = estimate(Map.of());
        assertThat(estimate.estimatedCost()).isNull();
        assertThat(estimate.warnings())
                .filteredOn(warning -> warning.contains("RAPTOR_PRICES="))
                .hasSize(1);
    }

    @Test
    void countsTheQuestionsOfAGraphAndPricesEachByItsModel() throws IOException {
        write("few.md", 25, "crew");
        ModelProfile both = new ModelProfile("extractive", "fake", false, 2, "openai/reader", "openai/reporter");
        Estimate asked = graph(both, Map.of("fake", PRICE, "reader", PRICE, "reporter", PRICE));
        assertThat(asked.modelCalls()).isPositive();
        assertThat(asked.inputTokens()).isGreaterThan(300);
        assertThat(asked.estimatedCost()).isPositive();
        assertThat(graph(both, Map.of("fake", PRICE, "reporter", PRICE)).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("no price is known for openai/reader"));
        Estimate byRules = graph(new ModelProfile(ExtractiveSummariser.ID, "fake", false, 2), Map.of("fake", PRICE));
        assertThat(byRules.modelCalls()).isZero();
        assertThat(byRules.estimatedCost()).isLessThan(asked.estimatedCost());
    }

    private Estimate graph(ModelProfile models, Map<String, Price> prices) {
        TaskRequest graph = TaskRequest.of(
                        "task", "data", List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults())
                .forGraph(GraphRagSettings.defaults());
        return new Estimator(
                        SourceAccess.unlimited(DocumentLimits.defaults()),
                        embedder,
                        summariser,
                        new Prices(prices),
                        null,
                        models)
                .estimate(graph);
    }

    @Test
    void callsNothingAndLeavesTheStoreEmpty() throws IOException {
        write("long.md", 100, "crew");
        try (Store store = SqlStore.open(StoreSettings.inMemory("estimate"))) {
            new Estimator(DocumentLimits.defaults(), embedder, summariser, Prices.builtIn(), store)
                    .estimate(TaskRequest.of(
                            "task", "data", List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults()));
            assertThat(store.catalogue().tasks()).isEmpty();
            assertThat(store.publishedTrees().datasets()).isEmpty();
        }
        assertThat(embedder.calls).isEmpty();
        assertThat(summariser.calls).hasValue(0);
    }

    @Test
    void namesASourceThatIsNotThere() {
        TaskRequest request = TaskRequest.of(
                "task",
                "data",
                List.of(folder.resolve("gone").toString()),
                RaptorSettings.defaults(),
                Limits.defaults());
        assertThatThrownBy(() -> new Estimator(DocumentLimits.defaults(), embedder, summariser, Prices.builtIn(), null)
                        .estimate(request))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void manyTextsAreRemembered() {
        Deduplicator seen = new Deduplicator();
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.add("text " + i)).isTrue();
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.add("text " + i)).isFalse();
        }
    }
}
