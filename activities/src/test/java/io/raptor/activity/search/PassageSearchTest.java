package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.search.index.LuceneSearch;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassageSearchTest {

    private static final String COPIED = "The keeper lights the lamp at dusk and trims its wick twice before the dawn";

    private final Planted planted = new Planted();
    private final Angles embedder = new Angles();
    private final LuceneSearch index = LuceneSearch.of(planted.folder, planted.store.publishedTrees());
    private final TreeSearch search = new TreeSearch(planted.store.publishedTrees(), index, index, embedder);

    @AfterEach
    void close() {
        index.close();
        planted.close();
    }

    private void publish(String document, Node... leaves) {
        planted.publish(document, Angles.ID, List.of(leaves));
    }

    private List<SearchHit> hits(SearchRequest request) {
        return search.search(DATASET, request).hits();
    }

    private List<SearchHit> near(String query, int topK) {
        return hits(SearchRequest.of(query, topK, SearchMode.AUTO, SearchRanking.VECTOR));
    }

    private List<SearchHit> near(String query, @Nullable Integer maxTokens, HitOrder order, String... documents) {
        return hits(new SearchRequest(
                query, 10, SearchMode.AUTO, SearchRanking.VECTOR, maxTokens, List.of(documents), order));
    }

    @Test
    void neighboursThatAreEquallyGoodAreOneHit() {
        publish("a", leaf(0, "other", 5, 90), leaf(1, "first", 5, 21), leaf(2, "second", 7, 20), leaf(3, "end", 5, 60));
        SearchHit hit = near("20", 1).get(0);
        assertThat(hit.text()).isEqualTo("first\nsecond");
        assertThat(hit.passages()).extracting(Passage::index).containsExactly(1, 2);
        assertThat(List.of(hit.start(), hit.end(), hit.tokens(), hit.level())).containsExactly(100, 290, 12, 0);
        assertThat(hit.nodeId()).isEqualTo(hit.passages().get(1).nodeId());
        assertThat(near("20", 2).get(1).text()).isEqualTo("end");
    }

    @Test
    void aHitDoesNotGrowOverAWholeDocument() {
        publish(
                "a",
                IntStream.range(0, 12)
                        .mapToObj(i -> leaf(i, "passage " + i, 5, 20))
                        .toArray(Node[]::new));
        assertThat(near("20", 4))
                .hasSize(4)
                .allSatisfy(hit -> assertThat(hit.passages()).hasSize(3));
        List<SearchHit> read = near("20", null, HitOrder.DOCUMENT);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).passages()).hasSize(12);
        assertThat(read.get(0).text()).startsWith("passage 0\npassage 1\n").endsWith("\npassage 11");
    }

    @Test
    void nearlyTheSameTextIsOneHitWithItsSources() {
        publish("book.md", leaf(0, COPIED, 15, 10));
        publish("book.html", leaf(0, "Chapter: " + COPIED.toUpperCase(Locale.ROOT) + ".", 16, 11));
        publish("book.epub", leaf(0, COPIED.replace("twice", "once") + " comes, as every night", 18, 12));
        publish("other.md", leaf(0, "Another text of the same length about lamps and keepers", 12, 13));
        List<SearchHit> hits = near("10", 10);
        assertThat(hits).extracting(SearchHit::documentId).startsWith("book.md").contains("other.md");
        assertThat(hits.get(0).alsoIn()).extracting(Source::docId).contains("book.html");
        assertThat(hits).extracting(SearchHit::documentId).doesNotContain("book.html");
    }

    @Test
    void aCopyThatSaysMoreTakesThePlaceOfTheShorterOne() {
        publish("book.md", leaf(0, COPIED, 15, 10), leaf(4, "Something about the stairs", 5, 13));
        publish(
                "book.epub",
                leaf(0, "Everyone on the island knows the tower by its light, for good reason. " + COPIED, 28, 12));
        List<SearchHit> hits = near("10", 10);
        assertThat(hits).extracting(SearchHit::documentId).containsExactly("book.epub", "book.md");
        assertThat(hits.get(0).alsoIn()).extracting(Source::docId).containsExactly("book.md");
        assertThat(hits.get(0).score()).isGreaterThan(hits.get(1).score());
        assertThat(near("10", 30, HitOrder.SCORE)).extracting(SearchHit::tokens).containsExactly(15, 5);
    }

    @Test
    void looksAtTheNamedDocumentsAlone() {
        publish("a", leaf(0, "near", 5, 20));
        publish("b", leaf(0, "far", 5, 80));
        publish("c", leaf(0, "farther", 5, 90));
        for (SearchMode mode : Planted.MODES) {
            for (SearchRanking ranking : SearchRanking.values()) {
                SearchRequest request =
                        new SearchRequest("20", 10, mode, ranking, null, List.of("b", "c"), HitOrder.SCORE);
                assertThat(hits(request))
                        .extracting(SearchHit::documentId)
                        .isSubsetOf("b", "c")
                        .doesNotContain("a");
            }
        }
        assertThat(near("20", null, HitOrder.SCORE, "c", "b"))
                .extracting(SearchHit::documentId)
                .containsExactly("b", "c");
        assertThatThrownBy(() -> near("20", null, HitOrder.SCORE, "b", "none"))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("no document 'none'");
    }

    @Test
    void ordersHitsAsTheyStandInTheirDocuments() {
        publish("a", leaf(0, "a0", 5, 50), leaf(2, "a2", 5, 21));
        publish("b", leaf(0, "b0", 5, 22), leaf(5, "b5", 5, 20));
        assertThat(near("20", null, HitOrder.DOCUMENT))
                .extracting(SearchHit::text)
                .containsExactly("b0", "b5", "a0", "a2");
    }

    @Test
    void fillsABudgetFromTheBestDown() {
        publish("a", leaf(0, "best", 5, 20), leaf(2, "long", 50, 21), leaf(4, "last", 6, 40));
        assertThat(near("20", 12, HitOrder.SCORE)).extracting(SearchHit::text).containsExactly("best", "last");
        for (SearchRanking ranking : SearchRanking.values()) {
            assertThat(hits(new SearchRequest("20", 10, SearchMode.AUTO, ranking, 12, List.of(), HitOrder.SCORE)))
                    .extracting(SearchHit::text)
                    .doesNotContain("long");
        }
    }

    @Test
    void findsByWordsWhatMeaningDoesNot() {
        publish("a", leaf(0, "near it", 5, 20), leaf(5, "error 382 is here", 5, 100));
        publish("b", leaf(0, "near 20 it", 5, 60));
        List<SearchHit> byBoth = hits(SearchRequest.of("20", 10, SearchMode.AUTO, SearchRanking.HYBRID));
        assertThat(byBoth).extracting(SearchHit::text).contains("near it", "near 20 it");
        assertThat(byBoth).allSatisfy(hit -> {
            assertThat(hit.score()).isBetween(0.0, 1.0);
            assertThat(hit.signals().vector()).isNotNull();
        });
        SearchHit worded = byBoth.stream()
                .filter(hit -> hit.documentId().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(worded.signals().text()).isPositive();
    }

    @Test
    void asksNoModelForWordsAlone() {
        publish("a", leaf(0, "It is the harbour and the light of the harbour", 5, 20));
        List<SearchHit> hits = hits(SearchRequest.of("harbours", 10, SearchMode.AUTO, SearchRanking.TEXT));
        assertThat(hits).extracting(SearchHit::text).containsExactly("It is the harbour and the light of the harbour");
        assertThat(hits.get(0).signals().vector()).isNull();
        assertThat(embedder.calls).isZero();
    }

    @Test
    void givesSummariesOnlyWhereTheyAreAskedFor() {
        planted.publish("a", Angles.ID, List.of(leaf(0, "leaf 20", 5, 30)), summary(1, 0, "summary 20", 20, 0));
        for (SearchRanking ranking : SearchRanking.values()) {
            assertThat(hits(SearchRequest.of("20", 10, SearchMode.AUTO, ranking)))
                    .extracting(SearchHit::text)
                    .containsExactly("leaf 20");
            assertThat(hits(SearchRequest.of("20", 10, SearchMode.COLLAPSED, ranking)))
                    .extracting(SearchHit::text)
                    .containsExactlyInAnyOrder("leaf 20", "summary 20");
        }
    }

    @Test
    void findsTheSameInACollectionLargerThanWhatIsScaledAtOnce() {
        for (int d = 0; d < 3; d++) {
            int document = d;
            planted.publish(
                    "d" + d,
                    Angles.ID,
                    IntStream.range(0, 700)
                            .mapToObj(i -> leaf(i, "passage " + i + " of " + document, 5, 30 + i * 0.2))
                            .toList());
        }
        publish("found", leaf(0, "the number 20 itself", 5, 175));
        assertThat(hits(SearchRequest.of("20", 1, SearchMode.AUTO, SearchRanking.HYBRID)))
                .singleElement()
                .satisfies(hit -> assertThat(hit.text()).contains("20"));
        assertThat(hits(SearchRequest.of("20", 1000, SearchMode.LEAVES, SearchRanking.HYBRID)))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }
}
