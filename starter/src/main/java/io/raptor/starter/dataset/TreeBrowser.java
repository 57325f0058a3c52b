package io.raptor.starter.dataset;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedTrees.Roots;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A document's tree piece by piece, for people who open one node after another, however large it is. */
public final class TreeBrowser {

    private final PublishedTrees library;

    public TreeBrowser(PublishedTrees library) {
        this.library = library;
    }

    /**
     * Some of a tree's roots.
     *
     * @param levels how many nodes each level has, the leaves first
     * @param total roots in all
     */
    public record Top(List<NodeView> roots, List<Integer> levels, int total) {
        public Top {
            roots = List.copyOf(roots);
            levels = List.copyOf(levels);
        }
    }

    /** A node between its parents and its children. */
    public record Surroundings(NodeView node, List<NodeView> parents, List<NodeView> children) {
        public Surroundings {
            parents = List.copyOf(parents);
            children = List.copyOf(children);
        }
    }

    /**
     * @param skipped roots before the first that is asked for
     * @throws OperationException UNKNOWN when the document has no tree
     */
    public Top top(String dataset, String documentId, int skipped, int limit) {
        Roots roots = library.roots(dataset, documentId, skipped, limit);
        if (roots.levels().isEmpty()) {
            throw new OperationException(
                    Kind.UNKNOWN, "dataset " + dataset + " has no document " + documentId + " with a tree");
        }
        return new Top(roots.nodes().stream().map(NodeView::of).toList(), roots.levels(), roots.total());
    }

    /** All nodes of a document's tree, by level and index. */
    public List<NodeView> nodes(String dataset, String documentId) {
        return library.tree(dataset, documentId).stream().map(NodeView::of).toList();
    }

    /** @throws OperationException UNKNOWN when there is no such node */
    public Surroundings around(String dataset, String nodeId) {
        PublishedNode node = library.node(dataset, nodeId)
                .orElseThrow(
                        () -> new OperationException(Kind.UNKNOWN, "dataset " + dataset + " has no node " + nodeId));
        return new Surroundings(
                NodeView.of(node), nodes(dataset, library.parents(dataset, nodeId)), nodes(dataset, node.children()));
    }

    private List<NodeView> nodes(String dataset, List<String> ids) {
        Map<String, NodeView> found = new HashMap<>();
        if (!ids.isEmpty()) {
            library.nodes(dataset, ids).forEach(node -> found.put(node.id(), NodeView.of(node)));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The passages of a document around the one of this index, itself among them. */
    public List<NodeView> passages(String dataset, String documentId, int index, int around) {
        return library.leaves(dataset, documentId, index - around, index + around).stream()
                .map(NodeView::of)
                .toList();
    }
}
