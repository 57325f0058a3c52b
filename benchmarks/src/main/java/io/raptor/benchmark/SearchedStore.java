package io.raptor.benchmark;

import io.raptor.activity.document.DocumentTitle;
import io.raptor.activity.graph.Contribution;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.Unit.Leaf;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.RuleExtractor;
import io.raptor.activity.graph.extract.Units;
import io.raptor.activity.graph.merge.Merger;
import io.raptor.activity.graph.merge.NameRules;
import io.raptor.activity.model.local.LocalEmbedder;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.activity.search.graph.DatasetSearch.Graphs;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.GraphFigures;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Leaves in the product's own store, embedded by its own model, and its own search of them. */
final class SearchedStore implements AutoCloseable {

    private static final int PAGE = 100;

    private final Store store;
    private final LuceneSearch index;
    private final TreeSearch search;
    private final DatasetSearch withGraph;
    private final Embedder embedder = new LocalEmbedder();

    /** @param home what is there already is not embedded again */
    SearchedStore(Path home) {
        store = SqlStore.open(StoreSettings.home(home));
        index = LuceneSearch.of(home, store.publishedTrees());
        search = new TreeSearch(store.publishedTrees(), index, index, embedder);
        withGraph = new DatasetSearch(
                store.publishedTrees(),
                embedder.tokenizer(),
                new Graphs(store.publishedGraphs(), store.graphOutlines()),
                graph -> new TreeSearch(store.publishedTrees(), index, index, embedder, graph));
    }

    Embedder embedder() {
        return embedder;
    }

    /** Publishes each document's leaves as a tree without summaries. */
    void add(String dataset, Map<String, List<Node>> documents) {
        store.catalogue()
                .beginRun(
                        dataset,
                        TaskRequest.of(dataset, dataset, List.of("/"), RaptorSettings.defaults(), Limits.defaults()));
        Set<String> there =
                store.publishedTrees().numbers(dataset, documents.keySet()).keySet();
        List<FoundDocument> found = documents.keySet().stream()
                .filter(id -> !there.contains(id))
                .map(id -> new FoundDocument(id, "/" + id, 1, id, null, id))
                .toList();
        store.catalogue().register(dataset, found);
        List<DocumentRef> page = store.catalogue().pending(dataset, 0, PAGE);
        while (!page.isEmpty()) {
            store.treeBuilds()
                    .publishAll(
                            dataset,
                            page.stream().map(one -> tree(one, documents)).toList());
            page = store.catalogue().pending(dataset, page.get(page.size() - 1).number(), PAGE);
        }
    }

    private WholeTree tree(DocumentRef document, Map<String, List<Node>> documents) {
        List<Node> leaves = Objects.requireNonNull(documents.get(document.id())).parallelStream()
                .map(leaf -> leaf.embedded(
                        embedder.embed(List.of(leaf.embeddedText())).vectors().get(0)))
                .toList();
        return new WholeTree(
                document.number(),
                document.id(),
                TreeModels.ofLeaves(embedder.id()),
                leaves,
                List.of(),
                Usage.NONE,
                Remarks.NONE);
    }

    /** Publishes the graph of what the documents name by the rules of their languages, in place of the one before. */
    void addGraph(String dataset, Map<String, List<Node>> documents) {
        addGraph(dataset, documents, (id, units) -> new RuleExtractor().document(units));
    }

    /**
     * Publishes the graph of what is read in the documents, in place of the one before.
     *
     * @param reader of a document's units, by its id
     */
    void addGraph(
            String dataset, Map<String, List<Node>> documents, BiFunction<String, List<Unit>, List<UnitGraph>> reader) {
        List<Contribution> all = documents.entrySet().stream()
                .map(one -> new Contribution(one.getKey(), reader.apply(one.getKey(), units(one))))
                .toList();
        Merger merger = new Merger(NameRules.NONE, all);
        Graph graph = merger.graph(merger.aliases(List.of()));
        GraphFigures figures = new GraphFigures(
                documents.size(), graph.entities().size(), graph.relations().size(), 0, 0, new TreeMap<>());
        String key = Long.toString(System.nanoTime());
        long build =
                store.graphBuilds().open(dataset, dataset, key).orElseThrow().number();
        store.graphBuilds().saveMerged(build, graph, figures);
        store.graphBuilds().publish(build);
    }

    private static List<Unit> units(Map.Entry<String, List<Node>> document) {
        return new Units(
                        DocumentTitle.of(document.getKey()),
                        GraphRagSettings.defaults().extractTokens())
                .of(document.getValue().stream()
                        .map(leaf -> new Leaf(
                                leaf.index(), leaf.text(), leaf.structure().headingPath(), leaf.tokens()))
                        .toList());
    }

    List<SearchHit> search(String dataset, SearchRequest request) {
        return search.search(dataset, request).hits();
    }

    /** The same with the dataset's graph. */
    List<SearchHit> searchByGraph(String dataset, SearchRequest request) {
        return withGraph.search(dataset, request).hits();
    }

    @Override
    public void close() {
        index.close();
        store.close();
    }
}
