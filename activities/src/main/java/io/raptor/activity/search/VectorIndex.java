package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedTrees.VectorOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A dataset's published vectors in memory: four bytes a dimension and about 150 a node. A position is a node's place in
 * the order of document, level and index; it holds for this index only.
 */
final class VectorIndex {

    private final List<VectorOf> nodes;
    private final List<Aside> aside;
    private final int[] order;
    private final Map<Long, Integer> documents = new HashMap<>();

    VectorIndex(List<VectorOf> nodes, List<Aside> aside) {
        this.nodes = nodes;
        this.aside = List.copyOf(aside);
        this.order = leavesFirst(nodes);
        for (int position = 0; position < nodes.size(); position++) {
            documents.putIfAbsent(nodes.get(position).document(), position);
        }
    }

    static VectorIndex read(PublishedTrees library, String dataset) {
        List<VectorOf> nodes = new ArrayList<>();
        library.scan(dataset, nodes::add);
        return new VectorIndex(nodes, library.aside(dataset));
    }

    private static int[] leavesFirst(List<VectorOf> nodes) {
        int levels = nodes.stream().mapToInt(VectorOf::level).max().orElse(-1) + 1;
        int[] order = new int[nodes.size()];
        int next = 0;
        for (int level = 0; level < levels; level++) {
            for (int position = 0; position < order.length; position++) {
                if (nodes.get(position).level() == level) {
                    order[next++] = position;
                }
            }
        }
        return order;
    }

    /** Length of every vector; 0 where there is none. */
    int dimensions() {
        return nodes.isEmpty() ? 0 : nodes.get(0).vector().length;
    }

    /** What the dataset has besides, and cannot be compared with these. */
    List<Aside> aside() {
        return aside;
    }

    int size() {
        return nodes.size();
    }

    VectorOf node(int position) {
        return nodes.get(position);
    }

    /** Every position, leaves first: of equally good nodes the one nearest to the source comes first. */
    int[] all() {
        return order.clone();
    }

    int[] leaves() {
        return keep(position -> node(position).level() == 0);
    }

    /** Nodes that no other node of their tree stands on; of a tree with gaps also those below a gap. */
    int[] roots() {
        BitSet covered = new BitSet(size());
        for (int position = 0; position < size(); position++) {
            children(position).forEach(covered::set);
        }
        return keep(position -> !covered.get(position));
    }

    private int[] keep(IntPredicate wanted) {
        return Arrays.stream(order).filter(wanted).toArray();
    }

    /** Positions of a node's children, in their order. */
    List<Integer> children(int position) {
        VectorOf parent = node(position);
        List<Integer> found = new ArrayList<>();
        int at = documents.getOrDefault(parent.document(), size());
        for (int child : parent.children()) {
            at = find(at, position, parent.level() - 1, child);
            found.add(at);
        }
        return found;
    }

    /** Binary search in one document's nodes from {@code low} to below {@code high}. */
    private int find(int low, int high, int level, int index) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            VectorOf node = node(middle);
            boolean before = node.level() < level || (node.level() == level && node.index() < index);
            from = before ? middle + 1 : from;
            to = before ? to : middle;
        }
        return from;
    }
}
