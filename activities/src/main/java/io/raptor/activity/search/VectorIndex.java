package io.raptor.activity.search;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset's published vectors in memory, a segment a document: four bytes a dimension and about 150 a node. It never
 * changes; the next one shares the segments of documents that did not. A position is a node's place in the order of
 * document, level and index; it holds for this index only.
 */
final class VectorIndex {

    static final VectorIndex EMPTY = new VectorIndex(List.of(), Map.of());

    private final VectorOf[] nodes;
    private final int[] order;
    private final Map<Long, Segment> segments;

    /** A document's nodes by level and index: positions from {@code from} to before {@code to}. */
    private record Segment(long build, int from, int to) {}

    /** @param builds of the documents, by their numbers */
    VectorIndex(Collection<VectorOf> nodes, Map<Long, Long> builds) {
        this.nodes = nodes.toArray(VectorOf[]::new);
        this.order = leavesFirst(this.nodes);
        this.segments = segments(this.nodes, builds);
    }

    private static Map<Long, Segment> segments(VectorOf[] nodes, Map<Long, Long> builds) {
        Map<Long, Segment> found = new HashMap<>();
        int from = 0;
        for (int to = 1; to <= nodes.length; to++) {
            long document = nodes[from].document();
            if (to == nodes.length || nodes[to].document() != document) {
                found.put(document, new Segment(builds.getOrDefault(document, 0L), from, to));
                from = to;
            }
        }
        return found;
    }

    private static int[] leavesFirst(VectorOf[] nodes) {
        int levels = Arrays.stream(nodes).mapToInt(VectorOf::level).max().orElse(-1) + 1;
        int[] order = new int[nodes.length];
        int next = 0;
        for (int level = 0; level < levels; level++) {
            for (int position = 0; position < order.length; position++) {
                if (nodes[position].level() == level) {
                    order[next++] = position;
                }
            }
        }
        return order;
    }

    /** The index of these trees, of which those alone are read that this one does not hold. */
    VectorIndex follow(PublishedVectors vectors, List<TreeHead> trees) {
        Map<Long, List<VectorOf>> read = new HashMap<>();
        List<TreeHead> missing =
                trees.stream().filter(tree -> held(tree) == null).toList();
        vectors.vectors(
                missing,
                node -> read.computeIfAbsent(node.document(), d -> new ArrayList<>())
                        .add(node));
        List<VectorOf> next =
                new ArrayList<>(trees.stream().mapToInt(TreeHead::nodes).sum());
        Map<Long, Long> builds = new HashMap<>();
        for (TreeHead tree : trees) {
            Segment kept = held(tree);
            next.addAll(
                    kept == null
                            ? read.getOrDefault(tree.document(), List.of())
                            : Arrays.asList(nodes).subList(kept.from(), kept.to()));
            builds.put(tree.document(), tree.build());
        }
        return new VectorIndex(next, builds);
    }

    private @Nullable Segment held(TreeHead tree) {
        Segment segment = segments.get(tree.document());
        return segment != null && segment.build() == tree.build() ? segment : null;
    }

    /** Length of every vector; 0 where there is none. */
    int dimensions() {
        return nodes.length == 0 ? 0 : nodes[0].vector().length;
    }

    int size() {
        return nodes.length;
    }

    VectorOf node(int position) {
        return nodes[position];
    }

    /** Every position, leaves first: of equally good nodes the one nearest to the source comes first. */
    int[] all() {
        return order.clone();
    }

    int[] leaves() {
        return keep(position -> nodes[position].level() == 0);
    }

    /** Nodes without a parent; of a tree with gaps also those below a gap. */
    int[] roots() {
        BitSet covered = new BitSet(size());
        for (int position = 0; position < size(); position++) {
            children(position).forEach(covered::set);
        }
        return keep(position -> !covered.get(position));
    }

    /** Children of the given nodes in their order, each once. */
    int[] childrenOf(List<NodeHit> parents) {
        return parents.stream()
                .mapToInt(this::position)
                .filter(position -> position >= 0)
                .flatMap(this::children)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The given nodes, leaves first, each once. */
    int[] given(List<NodeHit> hits) {
        BitSet wanted = new BitSet(size());
        hits.stream().mapToInt(this::position).filter(position -> position >= 0).forEach(wanted::set);
        return keep(wanted::get);
    }

    private int[] keep(IntPredicate wanted) {
        return Arrays.stream(order).filter(wanted).toArray();
    }

    /** Positions of a node's children, in their order. */
    private IntStream children(int position) {
        VectorOf parent = nodes[position];
        return Arrays.stream(parent.children())
                .map(child -> find(parent.document(), parent.level() - 1, child))
                .filter(child -> child >= 0);
    }

    /** -1 when the node is no longer there. */
    private int position(NodeHit hit) {
        int position = find(hit.document(), hit.level(), hit.index());
        return position >= 0 && nodes[position].id().equals(hit.nodeId()) ? position : -1;
    }

    /** Binary search in one document's nodes; -1 when there is no such node. */
    private int find(long document, int level, int index) {
        Segment segment = segments.get(document);
        if (segment == null) {
            return -1;
        }
        int from = segment.from();
        int to = segment.to();
        while (from < to) {
            int middle = (from + to) >>> 1;
            VectorOf node = nodes[middle];
            boolean before = node.level() < level || (node.level() == level && node.index() < index);
            from = before ? middle + 1 : from;
            to = before ? to : middle;
        }
        boolean found = from < segment.to() && nodes[from].level() == level && nodes[from].index() == index;
        return found ? from : -1;
    }
}
