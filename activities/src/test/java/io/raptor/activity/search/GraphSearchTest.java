package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.GraphSamples;
import io.raptor.activity.graph.Ids;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.Report.Finding;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.GraphBuilds;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.activity.search.graph.DatasetSearch.Graphs;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.search.rank.PathStep;
import io.raptor.workflow.model.GraphFigures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches of a dataset whose graph knows what the words and vectors of its passages do not tell. */
class GraphSearchTest {

    /** A question is an angle here, so that a year can be both: 1912 degrees are 112. */
    private static final String QUESTION = "1912";

    private static final Entity YEAR = entity("1912", new LeafRef("yard.md", 0));
    private static final Entity TERN = entity("Tern", new LeafRef("yard.md", 0), new LeafRef("boats.md", 1));
    private static final Relation BUILT = GraphSamples.relation(YEAR, TERN, 1, "The Tern was built then.");

    private final Planted planted = new Planted();
    private final LuceneSearch index = LuceneSearch.of(planted.folder, planted.store.publishedTrees());
    private final DatasetSearch search = new DatasetSearch(
            planted.store.publishedTrees(),
            new WordTokenizer(),
            new Graphs(planted.store.publishedGraphs(), planted.store.graphOutlines()),
            graph -> new TreeSearch(planted.store.publishedTrees(), index, index, new Angles(), graph));

    private static Entity entity(String name, LeafRef... evidence) {
        String key = NameKeys.key(name);
        return new Entity(
                Ids.entity(key),
                key,
                name,
                "other",
                new TreeMap<>(Map.of("other", 1)),
                List.of(),
                List.of(name + " is here."),
                List.of(evidence),
                1);
    }

    @BeforeEach
    void publish() {
        planted.publish("yard.md", Angles.ID, List.of(leaf(0, "The first one was built in that year", 8, 300)));
        planted.publish(
                "boats.md", Angles.ID, List.of(leaf(0, "Boats are fast", 3, 310), leaf(1, "The Tern is red", 4, 320)));
        planted.publish("other.md", Angles.ID, List.of(leaf(0, "Something else", 2, 120), leaf(1, "No less", 2, 110)));
    }

    @AfterEach
    void close() {
        index.close();
        planted.close();
    }

    /** Publishes the graph as the dataset's next generation. */
    private void graph(Entity... entities) {
        GraphBuilds graphs = planted.store.graphBuilds();
        long graph = graphs.open(DATASET, "t", UUID.randomUUID().toString())
                .orElseThrow()
                .number();
        Graph merged = GraphSamples.graph(
                List.of(entities), entities.length > 1 ? new Relation[] {BUILT} : new Relation[0]);
        graphs.saveMerged(graph, merged, new GraphFigures(3, entities.length, 1, 0, 0, new TreeMap<>()));
        List<String> members = merged.entities().stream().map(Entity::id).toList();
        Community all = new Community(Ids.community(0, members), 0, "", "", members);
        graphs.saveCommunities(graph, List.of(all));
        Finding red = new Finding("The Tern is red.", "It has been so ever since.", List.of(new LeafRef("boats.md", 1)));
        Report report = new Report("The Tern", "A boat.", 5, List.of(red), 0, 0, false);
        graphs.saveReports(graph, Map.of(all.id(), report));
        graphs.publish(graph);
    }

    private List<SearchHit> found(SearchMode mode) {
        return search.search(DATASET, SearchRequest.of(QUESTION, 10, mode, SearchRanking.HYBRID))
                .hits();
    }

    private static Stream<String> names(SearchHit hit) {
        return hit.path().stream().map(PathStep::name);
    }

    @Test
    void theGraphLeadsFromTheQuestionsNamesToPassagesThatDoNotSayThem() {
        assertThat(found(SearchMode.AUTO).get(0).documentId()).isEqualTo("other.md");
        graph(YEAR, TERN);
        List<SearchHit> hits = found(SearchMode.AUTO);
        assertThat(hits.get(0).documentId()).isEqualTo("yard.md");
        assertThat(names(hits.get(0))).containsExactly("1912", "yard.md");
        SearchHit second = hits.stream()
                .filter(hit -> hit.documentId().equals("boats.md") && hit.signals().graph() != null)
                .findFirst()
                .orElseThrow();
        assertThat(names(second)).containsExactly("1912", "The Tern was built then.", "Tern", "boats.md");
        assertThat(second.path()).extracting(PathStep::kind).containsExactly("entity", "relation", "entity", "passage");
        assertThat(second.signals().graph()).isBetween(0.0, 1.0);
    }

    @Test
    void aSearchFollowsTheGenerationsOfTheGraph() {
        graph(YEAR, TERN);
        assertThat(found(SearchMode.AUTO)).anySatisfy(hit -> assertThat(hit.path()).hasSize(4));
        graph(YEAR);
        assertThat(found(SearchMode.AUTO))
                .anySatisfy(hit -> assertThat(hit.path()).hasSize(2))
                .noneSatisfy(hit -> assertThat(hit.path()).hasSize(4));
    }

    @Test
    void whatIsDeletedOrPublishedAgainIsNotLedTo() {
        graph(YEAR, TERN);
        planted.nextRun();
        planted.publish("yard.md", Angles.ID, List.of(leaf(0, "Nothing of that", 3, 300)));
        planted.store.publishedTrees().deleteDocument(DATASET, "boats.md");
        assertThat(found(SearchMode.AUTO))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.path()).isEmpty());
    }

    @Test
    void localAndDriftFindPassagesAndGlobalReportsThatLeadToThem() {
        graph(YEAR, TERN);
        assertThat(found(SearchMode.LOCAL).get(0).documentId()).isEqualTo("yard.md");
        assertThat(found(SearchMode.DRIFT)).anySatisfy(hit -> assertThat(hit.documentId())
                .isEqualTo("boats.md"));
        assertThat(found(SearchMode.GLOBAL)).singleElement().satisfies(report -> {
            assertThat(report.title()).isEqualTo("The Tern");
            assertThat(report.text()).isEqualTo("A boat.\n- The Tern is red.: It has been so ever since.");
            assertThat(report.passages()).singleElement().satisfies(passage -> assertThat(passage.index())
                    .isEqualTo(1));
            assertThat(report.path()).extracting(PathStep::kind).containsExactly("report", "passage");
        });
    }

    @Test
    void aQuestionWithoutNamesGoesByTheNamesOfTheBestPassages() {
        graph(YEAR, TERN);
        SearchRequest nameless = SearchRequest.of("300", 10, SearchMode.LOCAL, SearchRanking.HYBRID);
        assertThat(search.search(DATASET, nameless).hits())
                .anySatisfy(hit -> assertThat(hit.path()).isNotEmpty());
    }

    @Test
    void onlyTheDocumentsAskedForAreLedTo() {
        graph(YEAR, TERN);
        SearchRequest one = new SearchRequest(
                QUESTION, 10, SearchMode.LOCAL, SearchRanking.HYBRID, null, List.of("boats.md"), HitOrder.SCORE);
        assertThat(search.search(DATASET, one).hits())
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
