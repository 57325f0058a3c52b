package io.raptor.starter.task;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Library;
import io.raptor.activity.port.Library.Dataset;
import io.raptor.activity.port.Library.PublishedNode;
import io.raptor.starter.task.OperationException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The datasets of a store that is open in this process. */
public final class LocalLibrary implements LibraryOperations {

    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingDouble(Scored::score).thenComparing(Scored::id, Comparator.reverseOrder());

    private final Library library;
    private final Supplier<Embedder> embedder;

    /** @param embedder asked for when there is something to search */
    public LocalLibrary(Library library, Supplier<Embedder> embedder) {
        this.library = library;
        this.embedder = embedder;
    }

    @Override
    public List<Dataset> datasets() {
        return library.datasets();
    }

    @Override
    public List<TreeView> documents(String dataset, String after, int limit) {
        existing(dataset);
        return library.documents(dataset, after, limit).stream()
                .map(TreeView::of)
                .toList();
    }

    @Override
    public List<NodeView> tree(String dataset, String documentId) {
        existing(dataset);
        List<PublishedNode> nodes = library.tree(dataset, documentId);
        if (nodes.isEmpty()) {
            throw unknownDocument(dataset, documentId);
        }
        return nodes.stream().map(node -> NodeView.of(node, false, null)).toList();
    }

    @Override
    public List<NodeView> search(String dataset, Query query) {
        if (!query.mode().equals("collapsed") && !query.mode().equals("leaves")) {
            throw new OperationException(Kind.INVALID, "mode must be collapsed or leaves, not " + query.mode());
        }
        if (query.topK() < 1 || query.topK() > 1000 || query.query().isBlank()) {
            throw new OperationException(Kind.INVALID, "a search needs a query, and a top_k of 1 to 1000");
        }
        Embedder model = embedder.get();
        String made = existing(dataset).embeddingModel();
        if (!made.equals(model.id())) {
            throw new OperationException(
                    Kind.CONFLICT,
                    "dataset " + dataset + " was embedded by " + made + ", but " + model.id() + " is configured");
        }
        float[] wanted = model.embed(List.of(query.query())).vectors().get(0);
        return shown(dataset, nearest(dataset, query, wanted));
    }

    private List<Scored> nearest(String dataset, Query query, float[] wanted) {
        PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);
        library.scan(dataset, node -> {
            if (node.level() == 0 || query.mode().equals("collapsed")) {
                best.add(new Scored(node.id(), dot(wanted, node.vector())));
                if (best.size() > query.topK()) {
                    best.remove();
                }
            }
        });
        return best.stream().sorted(WORST_FIRST.reversed()).toList();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private List<NodeView> shown(String dataset, List<Scored> hits) {
        Map<String, PublishedNode> nodes = library
                .nodes(dataset, hits.stream().map(Scored::id).toList())
                .stream()
                .collect(Collectors.toMap(PublishedNode::id, Function.identity()));
        return hits.stream()
                .filter(hit -> nodes.containsKey(hit.id()))
                .map(hit -> NodeView.of(nodes.get(hit.id()), false, hit.score()))
                .toList();
    }

    @Override
    public void export(String dataset, Consumer<NodeView> to) {
        existing(dataset);
        library.export(dataset, node -> to.accept(NodeView.of(node, true, null)));
    }

    @Override
    public void deleteDataset(String dataset) {
        existing(dataset);
        library.deleteDataset(dataset);
    }

    @Override
    public void deleteDocument(String dataset, String documentId) {
        existing(dataset);
        if (!library.deleteDocument(dataset, documentId)) {
            throw unknownDocument(dataset, documentId);
        }
    }

    private Dataset existing(String dataset) {
        return library.dataset(dataset)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "there is no dataset " + dataset + ": ./raptor tree lists those there are"));
    }

    private static OperationException unknownDocument(String dataset, String documentId) {
        return new OperationException(
                Kind.UNKNOWN, "dataset " + dataset + " has no document " + documentId + " with a tree");
    }

    private record Scored(String id, double score) {}
}
