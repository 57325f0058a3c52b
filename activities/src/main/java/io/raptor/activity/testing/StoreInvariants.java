package io.raptor.activity.testing;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.PublishedDocument;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The invariants of every store at every moment, whatever was killed before. */
public final class StoreInvariants {

    private static final int PAGE = 500;

    private final Store store;
    private final List<String> violations = new ArrayList<>();

    private StoreInvariants(Store store) {
        this.store = store;
    }

    /**
     * Checks a store.
     *
     * @throws AssertionError naming every violation
     */
    public static void check(Store store) {
        StoreInvariants invariants = new StoreInvariants(store);
        store.publishedTrees().datasets().forEach(dataset -> invariants.dataset(dataset.name()));
        store.catalogue().tasks().forEach(invariants::task);
        if (!invariants.violations.isEmpty()) {
            throw new AssertionError(String.join("\n", invariants.violations));
        }
    }

    private void dataset(String dataset) {
        store.publishedTrees()
                .export(dataset, node -> require(node.vector().length > 0, "node " + node.id() + " has no vector"));
        String after = "";
        List<PublishedDocument> page = store.publishedTrees().documents(dataset, after, PAGE);
        while (!page.isEmpty()) {
            for (PublishedDocument document : page) {
                tree(dataset, document);
                after = document.documentId();
            }
            page = store.publishedTrees().documents(dataset, after, PAGE);
        }
    }

    private void tree(String dataset, PublishedDocument document) {
        PublishedTrees library = store.publishedTrees();
        List<PublishedNode> nodes = library.tree(dataset, document.documentId());
        Map<String, PublishedNode> byId =
                nodes.stream().collect(Collectors.toMap(PublishedNode::id, Function.identity()));
        String place = dataset + "/" + document.documentId();
        require(!nodes.isEmpty(), place + " is published without a node");
        Set<String> parented = new HashSet<>();
        for (PublishedNode node : nodes) {
            require(node.level() == 0 || !node.children().isEmpty(), place + ": summary without children");
            for (String child : node.children()) {
                PublishedNode below = byId.get(child);
                require(
                        below != null && below.level() == node.level() - 1,
                        place + ": a child of " + node.id() + " is not one level below it");
                parented.add(child);
            }
        }
        int top = nodes.stream().mapToInt(PublishedNode::level).max().orElse(0);
        boolean whole = nodes.stream().allMatch(node -> node.level() == top || parented.contains(node.id()));
        require(whole || document.gaps() > 0, place + " has a node without a parent and no gap that says why");
    }

    private void task(TaskRow task) {
        Catalogue catalogue = store.catalogue();
        Counts counted = new Counts(0, 0, 0, 0, 0, 0);
        long after = 0;
        List<DocumentRow> page = catalogue.documents(task.taskId(), null, after, PAGE);
        while (!page.isEmpty()) {
            for (DocumentRow row : page) {
                counted = counted.with(row.state());
                after = row.number();
                boolean published = row.state() == DocumentState.COMPLETED || row.state() == DocumentState.PARTIAL;
                require(!published || row.build() > 0, task.taskId() + "/" + row.documentId() + " has no tree");
            }
            page = catalogue.documents(task.taskId(), null, after, PAGE);
        }
        Counts stored = task.counts();
        boolean equal = counted.finished() == stored.finished()
                && counted.completed() == stored.completed()
                && counted.partial() == stored.partial()
                && counted.failed() == stored.failed();
        require(equal, task.taskId() + " counts " + stored + ", its documents are " + counted);
    }

    private void require(boolean holds, @Nullable String otherwise) {
        if (!holds) {
            violations.add(String.valueOf(otherwise));
        }
    }
}
