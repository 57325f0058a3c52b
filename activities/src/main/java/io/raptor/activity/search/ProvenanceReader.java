package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.LeavesBelow;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a published node down to the passages that it stands on, and up to the summaries that stand on it. */
public final class ProvenanceReader {

    /** Passages named at most; the rest are counted. */
    public static final int MAX_PASSAGES = 50;

    private final PublishedTrees library;

    public ProvenanceReader(PublishedTrees library) {
        this.library = library;
    }

    /** Empty when the dataset has no such node. */
    public Optional<Lineage> of(String dataset, String nodeId) {
        return library.node(dataset, nodeId).map(this::of);
    }

    Lineage of(PublishedNode node) {
        LeavesBelow below = library.leavesBelow(node.dataset(), node.id(), MAX_PASSAGES);
        List<Passage> passages = below.first().stream()
                .map(leaf -> new Passage(leaf.id(), leaf.index(), leaf.start(), leaf.end()))
                .toList();
        return new Lineage(node, passages, below.total(), ancestors(node));
    }

    private List<Ancestor> ancestors(PublishedNode node) {
        List<Ancestor> found = new ArrayList<>();
        Set<String> here = Set.of(node.id());
        for (int level = node.level() + 1; !here.isEmpty(); level++) {
            Set<String> above = new LinkedHashSet<>();
            here.forEach(id -> above.addAll(library.parents(node.dataset(), id)));
            for (String id : above) {
                found.add(new Ancestor(id, level));
            }
            here = above;
        }
        return found;
    }
}
