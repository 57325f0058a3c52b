package io.raptor.starter.mcp;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** {@code read}: a document from one of its passages on, or a node with what stands around it. */
final class ReadTool {

    private static final int SHOWN = 20;

    private ReadTool() {}

    static AgentTool tool() {
        Schema schema = new Schema()
                .dataset()
                .text("doc_id", "a document, which is read passage by passage")
                .number("from", 1, Integer.MAX_VALUE, "number of the document's first passage to read (1)")
                .text("node_id", "a passage or summary, as search and outline name it; or an entity of a graph");
        return AgentTool.reading(
                "read",
                "Read a document or a node",
                "Read a document from a passage on (doc_id, from), or one node with the summaries above it and what it"
                        + " summarises below it (node_id). Give one of the two.",
                Room.schema(schema),
                ReadTool::read);
    }

    private static String read(Arguments arguments, Workspace workspace) {
        DatasetOperations datasets = workspace.datasets();
        String dataset = Named.dataset(arguments, datasets);
        String node = arguments.text("node_id", "");
        String document = arguments.text("doc_id", "");
        if (node.isEmpty() == document.isEmpty()) {
            throw new OperationException(Kind.INVALID, "give doc_id or node_id, one of the two");
        }
        Room room = Room.of(arguments);
        if (node.isEmpty()) {
            document(datasets.tree(dataset, document), arguments.number("from", 1, 1, Integer.MAX_VALUE), room);
        } else {
            node(datasets, dataset, node, room);
        }
        return room.written();
    }

    private static void document(List<NodeView> tree, int from, Room room) {
        List<NodeView> leaves = tree.stream()
                .filter(node -> node.level() == 0)
                .sorted(Comparator.comparingInt(NodeView::index))
                .toList();
        for (NodeView leaf : leaves.subList(Math.min(from - 1, leaves.size()), leaves.size())) {
            if (!room.passage(Sources.of(leaf), leaf.text(), leaf.tokens())) {
                room.note("The document has " + Counted.of(leaves.size(), "passage") + ": read on with from="
                        + (leaf.index() + 1) + ".");
                return;
            }
        }
        room.note("This is the end of the document, which has " + Counted.of(leaves.size(), "passage") + ".");
    }

    private static void node(DatasetOperations datasets, String dataset, String id, Room room) {
        LineageView found;
        try {
            found = datasets.node(dataset, id);
        } catch (OperationException unknown) {
            if (!EntityText.write(datasets, dataset, id, room)) {
                throw unknown;
            }
            return;
        }
        room.passage(Sources.of(found.node()), found.node().text(), found.node().tokens());
        if (!found.node().children().isEmpty()) {
            room.line("Summarises the nodes " + listed(found.node().children()));
            room.line("Passages below it: "
                    + listed(found.passages().stream()
                            .map(one -> (one.index() + 1) + " (node " + one.nodeId() + ")")
                            .toList()));
        }
        if (!found.ancestors().isEmpty()) {
            room.line("Summaries above it: "
                    + listed(found.ancestors().stream()
                            .map(one -> one.nodeId() + " (level " + one.level() + ")")
                            .toList()));
        }
    }

    private static String listed(List<String> ids) {
        String shown = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return ids.size() <= SHOWN ? shown : shown + " and " + (ids.size() - SHOWN) + " more";
    }
}
