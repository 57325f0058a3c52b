package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.leaf;

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
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.activity.search.graph.DatasetSearch.Graphs;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.workflow.model.GraphFigures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A dataset whose graph knows what the words and vectors of its passages do not tell. */
final class PlantedGraph implements AutoCloseable {

    static final Entity YEAR = entity("1912", new LeafRef("yard.md", 0));
    static final Entity TERN = entity("Tern", new LeafRef("yard.md", 0), new LeafRef("boats.md", 1));
    private static final Relation BUILT = GraphSamples.relation(YEAR, TERN, 1, "The Tern was built then.");

    final Planted planted = new Planted();
    private final LuceneSearch index = LuceneSearch.of(planted.folder, planted.store.publishedTrees());
    final DatasetSearch search = new DatasetSearch(
            planted.store.publishedTrees(),
            new WordTokenizer(),
            new Graphs(planted.store.publishedGraphs(), planted.store.graphOutlines()),
            graph -> new TreeSearch(planted.store.publishedTrees(), index, index, new Angles(), graph));

    PlantedGraph() {
        planted.publish("yard.md", Angles.ID, List.of(leaf(0, "The first one was built in that year", 8, 300)));
        planted.publish(
                "boats.md", Angles.ID, List.of(leaf(0, "Boats are fast", 3, 310), leaf(1, "The Tern is red", 4, 320)));
        planted.publish("other.md", Angles.ID, List.of(leaf(0, "Something else", 2, 120), leaf(1, "No less", 2, 110)));
    }

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

    /** Publishes the graph as the dataset's next generation. */
    void show(Entity... entities) {
        GraphBuilds graphs = planted.store.graphBuilds();
        long graph = graphs.open(DATASET, "t", UUID.randomUUID().toString())
                .orElseThrow()
                .number();
        Graph merged =
                GraphSamples.graph(List.of(entities), entities.length > 1 ? new Relation[] {BUILT} : new Relation[0]);
        graphs.saveMerged(graph, merged, new GraphFigures(3, entities.length, 1, 0, 0, new TreeMap<>()));
        List<String> members = merged.entities().stream().map(Entity::id).toList();
        Community all = new Community(Ids.community(0, members), 0, "", "", members);
        graphs.saveCommunities(graph, List.of(all));
        Finding red =
                new Finding("The Tern is red.", "It has been so ever since.", List.of(new LeafRef("boats.md", 1)));
        Report report = new Report("The Tern", "A boat.", 5, List.of(red), 0, 0, false);
        graphs.saveReports(graph, Map.of(all.id(), report));
        graphs.publish(graph);
    }

    @Override
    public void close() {
        index.close();
        planted.close();
    }
}
