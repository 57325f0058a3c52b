package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a published node down to the passages that it stands on, and up to the summaries that stand on it. */
public final class ProvenanceReader {

    /** Nodes read at once, a bound of what is in memory. */
    private static final int BATCH = 500;

    private final PublishedTrees library;

    public ProvenanceReader(PublishedTrees library) {
        this.library = library;
    }

    /** Empty when the dataset has no such node. */
    public Optional<Lineage> of(String dataset, String nodeId) {
        return library.node(dataset, nodeId).map(this::of);
    }

    Lineage of(PublishedNode node) {
        return new Lineage(node, passages(node), ancestors(node));
    }

    private List<Passage> passages(PublishedNode node) {
        List<Passage> found = new ArrayList<>();
        Set<String> below = visit(List.of(node), found);
        while (!below.isEmpty()) {
            below = visit(node.dataset(), List.copyOf(below), found);
        }
        found.sort(Comparator.comparingInt(Passage::index));
        return found;
    }

    private Set<String> visit(String dataset, List<String> ids, List<Passage> found) {
        Set<String> below = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i += BATCH) {
            List<String> batch = ids.subList(i, Math.min(ids.size(), i + BATCH));
            below.addAll(visit(library.nodes(dataset, batch), found));
        }
        return below;
    }

    /** Notes the leaves among {@code nodes} and answers the children of the others, each once. */
    private static Set<String> visit(List<PublishedNode> nodes, List<Passage> found) {
        Set<String> below = new LinkedHashSet<>();
        for (PublishedNode node : nodes) {
            if (node.level() == 0) {
                found.add(new Passage(node.id(), node.index(), node.start(), node.end()));
            } else {
                below.addAll(node.children());
            }
        }
        return below;
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
