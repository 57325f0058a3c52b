package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static io.raptor.activity.search.PlantedGraph.TERN;
import static io.raptor.activity.search.PlantedGraph.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.SteadyGraphs;
import io.raptor.activity.search.rank.PathStep;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Searches of a dataset whose graph knows what the words and vectors of its passages do not tell. */
class GraphSearchTest {

    /** A question is an angle here, so that a year can be both: 1912 degrees are 112. */
    private static final String QUESTION = "1912";

    private final PlantedGraph graph = new PlantedGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    private List<SearchHit> found(SearchMode mode) {
        return graph.search
                .search(DATASET, SearchRequest.of(QUESTION, 10, mode, SearchRanking.HYBRID))
                .hits();
    }

    private static Stream<String> names(SearchHit hit) {
        return hit.path().stream().map(PathStep::name);
    }

    @Test
    void theGraphLeadsFromTheQuestionsNamesToPassagesThatDoNotSayThem() {
        assertThat(found(SearchMode.AUTO).get(0).documentId()).isEqualTo("other.md");
        graph.show(YEAR, TERN);
        List<SearchHit> hits = found(SearchMode.AUTO);
        assertThat(hits.get(0).documentId()).isEqualTo("yard.md");
        assertThat(names(hits.get(0))).containsExactly("1912", "yard.md");
        SearchHit second = hits.stream()
                .filter(hit ->
                        hit.documentId().equals("boats.md") && hit.signals().graph() != null)
                .findFirst()
                .orElseThrow();
        assertThat(names(second)).containsExactly("1912", "The Tern was built then.", "Tern", "boats.md");
        assertThat(second.path()).extracting(PathStep::kind).containsExactly("entity", "relation", "entity", "passage");
        assertThat(second.signals().graph()).isBetween(0.0, 1.0);
    }

    @Test
    void aSearchFollowsTheGenerationsOfTheGraph() {
        graph.show(YEAR, TERN);
        assertThat(found(SearchMode.AUTO))
                .anySatisfy(hit -> assertThat(hit.path()).hasSize(4));
        graph.show(YEAR);
        assertThat(found(SearchMode.AUTO))
                .anySatisfy(hit -> assertThat(hit.path()).hasSize(2))
                .noneSatisfy(hit -> assertThat(hit.path()).hasSize(4));
    }

    @Test
    void whoSearchesWhileGraphsArePublishedFindsTheOldOneOrTheNewOneAndNeverNone() throws Exception {
        graph.show(YEAR, TERN);
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try {
            Semaphore turns = new Semaphore(0);
            Future<?> publishing = publisher.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    turns.acquireUninterruptibly();
                    graph.show(YEAR, TERN);
                }
            });
            while (!publishing.isDone()) {
                turns.release();
                assertThat(found(SearchMode.LOCAL))
                        .anySatisfy(hit -> assertThat(hit.path()).isNotEmpty());
                assertThat(found(SearchMode.GLOBAL)).isNotEmpty();
                assertThat(found(SearchMode.DRIFT))
                        .anySatisfy(hit -> assertThat(hit.path()).isNotEmpty());
                ByteArrayOutputStream exported = new ByteArrayOutputStream();
                assertThat(new GraphExporter(graph.planted.store.publishedGraphs()).export(DATASET, exported))
                        .isTrue();
                assertThat(exported.toString(StandardCharsets.UTF_8))
                        .contains("\"table\":\"entities\"", "\"table\":\"community_reports\"");
            }
            publishing.get();
        } finally {
            publisher.shutdownNow();
        }
    }

    @Test
    void aReaderOfAGraphThatIsDroppedBeginsAgainWithTheNext() {
        graph.show(YEAR, TERN);
        PublishedGraphs graphs = graph.planted.store.publishedGraphs();
        List<Long> read = new ArrayList<>();
        List<Entity> seen = new SteadyGraphs(graphs)
                .read(DATASET, one -> {
                    read.add(one.number());
                    if (read.size() == 1) {
                        graph.show(YEAR);
                        throw new IllegalStateException("its rows are gone");
                    }
                    return graphs.entities(one.number(), Wanted.all(0, 10));
                })
                .orElseThrow();
        assertThat(read).doesNotHaveDuplicates().hasSize(2);
        assertThat(seen).containsExactly(YEAR);
        assertThatThrownBy(() -> new SteadyGraphs(graphs).read(DATASET, one -> {
                    graph.show(YEAR);
                    return true;
                }))
                .hasMessageContaining("try again");
    }

    @Test
    void whatIsDeletedOrPublishedAgainIsNotLedTo() {
        graph.show(YEAR, TERN);
        graph.planted.nextRun();
        graph.planted.publish("yard.md", Angles.ID, List.of(leaf(0, "Nothing of that", 3, 300)));
        graph.planted.store.publishedTrees().deleteDocument(DATASET, "boats.md");
        assertThat(found(SearchMode.AUTO))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.path()).isEmpty());
    }

    @Test
    void localAndDriftFindPassagesAndGlobalReportsThatLeadToThem() {
        graph.show(YEAR, TERN);
        assertThat(found(SearchMode.LOCAL).get(0).documentId()).isEqualTo("yard.md");
        assertThat(found(SearchMode.DRIFT))
                .anySatisfy(hit -> assertThat(hit.documentId()).isEqualTo("boats.md"));
        assertThat(found(SearchMode.GLOBAL)).singleElement().satisfies(report -> {
            assertThat(report.title()).isEqualTo("The Tern");
            assertThat(report.text()).isEqualTo("A boat.\n- The Tern is red.: It has been so ever since.");
            assertThat(report.passages())
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.index()).isEqualTo(1));
            assertThat(report.path()).extracting(PathStep::kind).containsExactly("report", "passage");
        });
    }

    @Test
    void aQuestionWithoutNamesGoesByTheNamesOfTheBestPassages() {
        graph.show(YEAR, TERN);
        SearchRequest nameless = SearchRequest.of("300", 10, SearchMode.LOCAL, SearchRanking.HYBRID);
        assertThat(graph.search.search(DATASET, nameless).hits())
                .anySatisfy(hit -> assertThat(hit.path()).isNotEmpty());
    }

    @Test
    void onlyTheDocumentsAskedForAreLedTo() {
        graph.show(YEAR, TERN);
        SearchRequest one = new SearchRequest(
                QUESTION, 10, SearchMode.LOCAL, SearchRanking.HYBRID, null, List.of("boats.md"), HitOrder.SCORE);
        assertThat(graph.search.search(DATASET, one).hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.documentId()).isEqualTo("boats.md"));
    }

    @Test
    void aModeOfGraphsNeedsOne() {
        for (SearchMode mode : List.of(SearchMode.LOCAL, SearchMode.GLOBAL, SearchMode.DRIFT)) {
            assertThatThrownBy(() -> found(mode))
                    .isInstanceOf(IndexingException.class)
                    .hasMessageContaining("--type graphrag");
        }
    }
}
