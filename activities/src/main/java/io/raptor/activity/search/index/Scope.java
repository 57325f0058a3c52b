package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.search.index.Snapshot.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The nodes of a snapshot that a filter admits. */
final class Scope {

    private final Snapshot snapshot;
    private final Map<Part, FixedBitSet> nodes = new HashMap<>();

    private Scope(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Scope of(Snapshot snapshot, NodeFilter filter) throws IOException {
        Scope scope = new Scope(snapshot);
        switch (filter.scope()) {
            case ALL -> scope.addAll(false, filter.documents());
            case LEAVES -> scope.addAll(true, filter.documents());
            case ROOTS -> scope.addRoots(filter.documents());
            case CHILDREN -> scope.addChildren(filter.given());
            case GIVEN -> scope.addGiven(filter.given());
        }
        if (!filter.given().isEmpty() && !filter.documents().isEmpty()) {
            scope.removeOthers(filter.documents());
        }
        if (filter.maxTokens() < Integer.MAX_VALUE) {
            scope.removeLonger(filter.maxTokens());
        }
        return scope;
    }

    /** The nodes of a part; empty where it has none. */
    FixedBitSet in(Part part) {
        return nodes.computeIfAbsent(part, p -> new FixedBitSet(p.reader().maxDoc()));
    }

    int size() {
        return nodes.values().stream().mapToInt(FixedBitSet::cardinality).sum();
    }

    private void addAll(boolean leavesOnly, Set<Long> documents) {
        if (documents.isEmpty()) {
            snapshot.parts().forEach(part -> nodes.put(part, part.nodes(leavesOnly)));
        }
        for (Long document : documents) {
            Place place = snapshot.trees().get(document);
            if (place != null) {
                addAll(place, leavesOnly);
            }
        }
    }

    private void addAll(Place place, boolean leavesOnly) {
        FixedBitSet admitted = in(place.part());
        for (int node = place.tree().from(); node < place.tree().to(); node++) {
            if (!leavesOnly || place.part().facts().leaves().get(node)) {
                admitted.set(node);
            }
        }
    }

    private void addRoots(Set<Long> documents) throws IOException {
        for (Part part : snapshot.parts()) {
            PostingsEnum roots = part.reader().postings(new Term(NodeFields.ROOT, ""), PostingsEnum.NONE);
            NumericDocValues numbers = part.reader().getNumericDocValues(NodeFields.DOCUMENT);
            while (roots != null && roots.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                int root = roots.docID();
                if (part.live(root) && (documents.isEmpty() || documents.contains(NodeFields.number(numbers, root)))) {
                    in(part).set(root);
                }
            }
        }
    }

    private void addGiven(List<NodeHit> given) throws IOException {
        for (NodeHit hit : given) {
            Place place = snapshot.trees().get(hit.document());
            int node = find(hit);
            if (place != null && node >= 0) {
                in(place.part()).set(node);
            }
        }
    }

    private void addChildren(List<NodeHit> parents) throws IOException {
        for (NodeHit parent : parents) {
            int node = find(parent);
            if (node >= 0) {
                Place place = Objects.requireNonNull(snapshot.trees().get(parent.document()));
                for (int child : NodeFields.children(place.part().reader(), node)) {
                    int found = find(place, parent.level() - 1, child);
                    if (found >= 0) {
                        in(place.part()).set(found);
                    }
                }
            }
        }
    }

    /** Its place in its part; -1 when the node is no longer there. */
    private int find(NodeHit hit) throws IOException {
        Place place = snapshot.trees().get(hit.document());
        int node = place == null ? -1 : find(place, hit.level(), hit.index());
        return node >= 0
                        && place != null
                        && NodeFields.id(place.part().reader(), node).equals(hit.nodeId())
                ? node
                : -1;
    }

    /** Where a leaf stands as a rule; else binary search in one tree's nodes. -1 when there is no such node. */
    private static int find(Place place, int level, int index) throws IOException {
        int leaf = place.tree().from() + index;
        if (level == 0 && leaf < place.tree().to() && compare(place, leaf, level, index) == 0) {
            return leaf;
        }
        int from = place.tree().from();
        int to = place.tree().to();
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean before = compare(place, middle, level, index) < 0;
            from = before ? middle + 1 : from;
            to = before ? to : middle;
        }
        return from < place.tree().to() && compare(place, from, level, index) == 0 ? from : -1;
    }

    private static int compare(Place place, int node, int level, int index) throws IOException {
        int byLevel = Long.compare(NodeFields.number(place.part().reader(), NodeFields.LEVEL, node), level);
        return byLevel == 0
                ? Long.compare(NodeFields.number(place.part().reader(), NodeFields.INDEX, node), index)
                : byLevel;
    }

    private void removeOthers(Set<Long> documents) {
        for (Part part : nodes.keySet()) {
            for (TreeSpan tree : part.trees()) {
                if (!documents.contains(tree.document())) {
                    in(part).clear(tree.from(), tree.to());
                }
            }
        }
    }

    private void removeLonger(int maxTokens) throws IOException {
        for (Map.Entry<Part, FixedBitSet> entry : nodes.entrySet()) {
            NumericDocValues tokens = entry.getKey().reader().getNumericDocValues(NodeFields.TOKENS);
            FixedBitSet admitted = entry.getValue();
            for (int node = next(admitted, 0); node != DocIdSetIterator.NO_MORE_DOCS; node = next(admitted, node + 1)) {
                if (NodeFields.number(tokens, node) > maxTokens) {
                    admitted.clear(node);
                }
            }
        }
    }

    /** The first node from a place on. */
    static int next(FixedBitSet nodes, int from) {
        return from >= nodes.length() ? DocIdSetIterator.NO_MORE_DOCS : nodes.nextSetBit(from);
    }
}
