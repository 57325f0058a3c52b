package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.Planted.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeSearchTest {

    private final Planted planted = new Planted();
    private final Angles embedder = new Angles();
    private final LuceneSearch index = LuceneSearch.of(planted.folder, planted.store.publishedTrees());
    private final TreeSearch search = new TreeSearch(planted.store.publishedTrees(), index, index, embedder);

    @BeforeEach
    void plant() {
        planted.publish(
                "bees",
                Angles.ID,
                List.of(
                        leaf(0, "hive", 10, 0),
                        leaf(1, "honey", 20, 20),
                        leaf(2, "wax", 30, 40),
                        leaf(3, "queen", 40, 60)),
                summary(1, 0, "sweet", 10, 0, 1),
                summary(1, 1, "work", 50, 2, 3),
                summary(2, 0, "bees", 30, 0, 1));
        planted.publish("note", Angles.ID, List.of(leaf(0, "honey", 20, 20), leaf(1, "tea", 5, 170)));
    }

    @AfterEach
    void close() {
        index.close();
        planted.close();
    }

    private List<SearchHit> find(String query, int topK, SearchMode mode, @Nullable Integer maxTokens) {
        return search.search(DATASET, byVector(query, topK, mode, maxTokens)).hits();
    }

    private static SearchRequest byVector(String query, int topK, SearchMode mode, @Nullable Integer maxTokens) {
        return new SearchRequest(query, topK, mode, SearchRanking.VECTOR, maxTokens, List.of(), HitOrder.SCORE);
    }

    private List<String> texts(String query, int topK, SearchMode mode) {
        return find(query, topK, mode, null).stream().map(SearchHit::text).toList();
    }

    @Test
    void looksAtEveryLevelAtOnceAndTakesEqualTextsOnce() {
        assertThat(texts("21", 4, SearchMode.COLLAPSED)).containsExactly("honey", "bees", "sweet", "wax");
    }

    @Test
    void looksAtLeavesAlone() {
        assertThat(texts("31", 3, SearchMode.LEAVES)).containsExactly("wax", "honey", "queen");
    }

    @Test
    void goesFromTheRootsToTheLeaves() {
        assertThat(texts("54", 1, SearchMode.TRAVERSAL)).containsExactly("work", "queen", "bees");
    }

    @Test
    void startsAtEveryTreesTop() {
        assertThat(texts("170", 1, SearchMode.TRAVERSAL)).containsExactly("tea");
    }

    @Test
    void scoresByCosine() {
        assertThat(find("81", 1, SearchMode.COLLAPSED, null).get(0).score())
                .isCloseTo(Math.cos(Math.toRadians(21)), within(1e-6));
        assertThat(find("0", 7, SearchMode.COLLAPSED, null))
                .last()
                .satisfies(hit -> assertThat(hit.score()).isCloseTo(Math.cos(Math.toRadians(60)), within(1e-6)));
    }

    @Test
    void passesOverWhatDoesNotFitAndFillsUpWithWhatDoes() {
        assertThat(find("41", 10, SearchMode.LEAVES, 55))
                .extracting(SearchHit::text)
                .containsExactly("wax", "honey", "tea");
    }

    @Test
    void namesPassagesAndAncestorsOfAHit() {
        SearchHit sweet = find("10", 1, SearchMode.COLLAPSED, null).get(0);
        assertThat(sweet.title()).isEqualTo("About sweet");
        assertThat(sweet.passages()).extracting(Passage::index).containsExactly(0, 1);
        assertThat(sweet.passages().get(1).start()).isEqualTo(100);
        assertThat(sweet.passages().get(1).end()).isEqualTo(190);
        assertThat(sweet.ancestors()).extracting(Ancestor::level).containsExactly(2);
        SearchHit leaf = find("0", 1, SearchMode.LEAVES, null).get(0);
        assertThat(leaf.passages()).extracting(Passage::nodeId).containsExactly(leaf.nodeId());
        assertThat(leaf.ancestors()).extracting(Ancestor::level).containsExactly(1, 2);
    }

    @Test
    void seesWhatIsPublishedAndDeletedBetweenSearches() {
        assertThat(texts("120", 1, SearchMode.COLLAPSED)).containsExactly("tea");
        planted.publish("new", Angles.ID, List.of(leaf(0, "new", 5, 120)));
        assertThat(texts("120", 1, SearchMode.COLLAPSED)).containsExactly("new");
        planted.store.publishedTrees().deleteDocument(DATASET, "new");
        assertThat(texts("120", 1, SearchMode.COLLAPSED)).containsExactly("tea");
    }

    @Test
    void looksFurtherWhereTheBestCandidatesHaveOneText() {
        List<Node> same =
                IntStream.range(0, 50).mapToObj(i -> leaf(i, "same", 5, 200)).toList();
        planted.publish("repeated", Angles.ID, same);
        assertThat(texts("200", 2, SearchMode.COLLAPSED)).containsExactly("same", "tea");
        assertThat(find("200", 3, SearchMode.LEAVES, 11))
                .extracting(SearchHit::text)
                .containsExactly("same", "tea");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "LOCAL|GLOBAL|DRIFT")
    void beginsAgainWhenACandidateIsNoLongerPublished(SearchMode mode) {
        OutdatedSearch outdated = new OutdatedSearch(index, Planted.at(0));
        planted.store.publishedTrees().deleteDocument(DATASET, "bees");
        SearchAnswer answer = new TreeSearch(planted.store.publishedTrees(), outdated, index, embedder)
                .search(DATASET, byVector("0", 10, mode, null));
        assertThat(answer.hits()).extracting(SearchHit::text).containsExactly("honey", "tea");
        assertThat(outdated.refreshed).isTrue();
    }

    @Test
    void refusesADatasetOfAnotherModelBeforeItEmbeds() {
        planted.store.catalogue().claim(DATASET, "elsewhere", true);
        assertThatThrownBy(() -> texts("1", 1, SearchMode.COLLAPSED))
                .hasMessageContaining("was embedded by elsewhere")
                .hasMessageContaining("set to angles")
                .asInstanceOf(InstanceOfAssertFactories.type(IndexingException.class))
                .returns(FailureType.INVALID_REQUEST, IndexingException::type);
        assertThat(embedder.calls).isZero();
    }

    @Test
    void saysWhichDocumentsItCannotCompare() {
        SearchRequest request = byVector("120", 1, SearchMode.COLLAPSED, null);
        assertThat(search.search(DATASET, request).notes()).isEmpty();
        planted.store.catalogue().claim(DATASET, "elsewhere", true);
        planted.publish("other", "elsewhere", List.of(leaf(0, "x", 5, 0)));
        planted.store.catalogue().claim(DATASET, Angles.ID, true);
        planted.publish("new", Angles.ID, List.of(leaf(0, "new", 5, 120)));
        SearchAnswer answer = search.search(DATASET, request);
        assertThat(answer.hits()).extracting(SearchHit::text).containsExactly("new");
        assertThat(answer.notes())
                .containsExactly("1 document is not searchable: it holds vectors of elsewhere (5); index it again");
    }

    @Test
    void findsNothingRatherThanVectorsOfAnotherLength() {
        planted.store.catalogue().claim(DATASET, "elsewhere", true);
        planted.store.catalogue().claim(DATASET, Angles.ID, true);
        SearchAnswer none = search.search(DATASET, byVector("120", 1, SearchMode.COLLAPSED, null));
        assertThat(none.hits()).isEmpty();
        assertThat(none.notes())
                .containsExactly("2 documents are not searchable: they hold vectors of angles (5); index them again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6})
    void refusesAQueryWhoseVectorIsOfAnotherLength(int length) {
        embedder.length = length;
        for (SearchMode mode : Planted.MODES) {
            assertThatThrownBy(() -> texts("1", 1, mode))
                    .hasMessageContaining("holds vectors of 5 numbers by angles, but angles now gives " + length)
                    .asInstanceOf(InstanceOfAssertFactories.type(IndexingException.class))
                    .returns(FailureType.INVALID_REQUEST, IndexingException::type);
        }
    }

    @Test
    void namesTheKnownDatasets() {
        SearchRequest request = byVector("1", 1, SearchMode.COLLAPSED, null);
        assertThatThrownBy(() -> search.search("none", request)).hasMessage("there is no dataset 'none'; known are d");
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatThrownBy(() -> find(" ", 1, SearchMode.LEAVES, null)).hasMessageContaining("query");
        assertThatThrownBy(() -> find("1", 0, SearchMode.LEAVES, null)).hasMessageContaining("top_k");
        assertThatThrownBy(() -> find("1", 1, SearchMode.LEAVES, 0)).hasMessageContaining("max_tokens");
    }
}
