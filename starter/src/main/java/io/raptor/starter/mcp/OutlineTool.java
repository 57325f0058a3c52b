package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Visible;
import java.util.Comparator;
import java.util.List;

/** {@code outline}: the themes and documents of a dataset, or the headings and summaries of a document. */
final class OutlineTool {

    private static final int DOCUMENTS = 200;

    private OutlineTool() {}

    static AgentTool tool() {
        Schema schema = new Schema()
                .dataset()
                .text("doc_id", "a document; left out, the dataset's documents are listed")
                .text("after", "list the documents behind this one");
        return AgentTool.reading(
                "outline",
                "Outline a dataset or a document",
                "Show what a dataset holds: the themes of its own tree, where it has one, and its documents. With doc_id:"
                        + " the document's summaries from the top down, and its headings with their first passages.",
                Room.schema(schema),
                OutlineTool::outline);
    }

    private static String outline(Arguments arguments, Workspace workspace) {
        DatasetOperations datasets = workspace.datasets();
        String dataset = Named.dataset(arguments, datasets);
        String document = arguments.text("doc_id", "");
        Room room = Room.of(arguments);
        if (document.isEmpty()) {
            dataset(datasets, dataset, arguments.text("after", ""), room);
        } else {
            document(datasets.tree(dataset, document), room);
        }
        return room.written();
    }

    private static void dataset(DatasetOperations datasets, String dataset, String after, Room room) {
        if (after.isEmpty()) {
            themes(datasets.tree(dataset, ""), room);
        }
        List<TreeView> documents = datasets.documents(dataset, after, DOCUMENTS);
        String last = after;
        for (TreeView one : documents) {
            if (!room.line(Visible.line(words(one)))) {
                room.note("There are more documents: after=" + Visible.line(last));
                return;
            }
            last = one.docId();
        }
        if (documents.size() == DOCUMENTS) {
            room.note("There may be more documents: after=" + Visible.line(last));
        } else if (room.isEmpty()) {
            room.note("There are no documents" + (after.isEmpty() ? "." : " behind that one."));
        }
    }

    private static String words(TreeView one) {
        String title = one.title();
        return one.docId() + (title == null || title.isBlank() || title.equals(one.docId()) ? "" : " · " + title)
                + " · " + Counted.of(one.leaves(), "passage") + ", "
                + Counted.of(one.summaries(), "summary", "summaries");
    }

    /** The tops of the dataset's own tree, where it has one. */
    private static void themes(List<NodeView> tree, Room room) {
        int top = tree.stream().mapToInt(NodeView::level).max().orElse(0);
        tree.stream()
                .filter(node -> node.level() == top)
                .sorted(Comparator.comparingInt(NodeView::index))
                .limit(10)
                .forEach(node -> room.line("Theme: " + Sources.of(node)));
    }

    private static void document(List<NodeView> tree, Room room) {
        tree.stream()
                .filter(node -> node.level() > 0)
                .sorted(Comparator.comparingInt(NodeView::level).reversed().thenComparingInt(NodeView::index))
                .limit(20)
                .forEach(node -> room.line(Sources.of(node)));
        List<String> before = List.of();
        for (NodeView leaf : tree) {
            if (leaf.level() == 0 && !leaf.headingPath().equals(before)) {
                before = leaf.headingPath();
                if (!room.line(heading(leaf))) {
                    room.note("There are more headings from passage " + (leaf.index() + 1) + " on: raise max_tokens.");
                    return;
                }
            }
        }
    }

    private static String heading(NodeView leaf) {
        int depth = Math.max(0, leaf.headingPath().size() - 1);
        String words = leaf.headingPath().isEmpty()
                ? "(without a heading)"
                : leaf.headingPath().get(depth);
        return "  ".repeat(depth) + Visible.line(words) + " · from passage " + (leaf.index() + 1)
                + (leaf.page() == null ? "" : " · p. " + leaf.page()) + " · node " + leaf.id();
    }
}
