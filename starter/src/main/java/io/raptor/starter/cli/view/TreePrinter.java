package io.raptor.starter.cli.view;

import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.text.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Prints a document's tree, depth first: each node below its parent, and one of several parents once in full. */
public final class TreePrinter {

    private static final int PLAIN_COLUMNS = 100;

    private final Screen screen;
    private final int depth;
    private final boolean ids;
    private final Map<String, NodeView> nodes = new HashMap<>();
    private final Set<String> printed = new HashSet<>();

    /**
     * @param depth levels to show from the roots on
     * @param ids print the nodes' ids, too
     */
    public TreePrinter(Screen screen, int depth, boolean ids) {
        this.screen = screen;
        this.depth = depth;
        this.ids = ids;
    }

    /** @param tree all nodes of a document */
    public void print(List<NodeView> tree) {
        Set<String> children = new HashSet<>();
        tree.forEach(node -> {
            nodes.put(node.id(), node);
            children.addAll(node.children());
        });
        int top = tree.stream().mapToInt(NodeView::level).max().orElse(0);
        for (int level = top; level >= 0; level--) {
            int at = level;
            tree.stream()
                    .filter(node -> node.level() == at && !children.contains(node.id()))
                    .forEach(root -> print(root, "", "", 1));
        }
    }

    private void print(NodeView node, String before, String below, int level) {
        boolean again = !printed.add(node.id()) && !node.children().isEmpty();
        List<NodeView> shown = node.children().stream()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .toList();
        boolean closed = !shown.isEmpty() && level >= depth;
        String made =
                level == 1 && !node.writer().isEmpty() ? "  (" + node.writer().substring(2) + ")" : "";
        String note = made + (again ? "  (see above)" : closed ? "  (" + size(shown.size()) + ")" : "");
        line(node, before, note);
        if (again || closed) {
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            boolean last = i == shown.size() - 1;
            print(shown.get(i), below + (last ? "└── " : "├── "), below + (last ? "    " : "│   "), level + 1);
        }
    }

    private static String size(int children) {
        return Counted.of(children, "child", "children");
    }

    private void line(NodeView node, String before, String note) {
        String name = node.level() + "." + node.index() + "  ";
        String id = ids ? "  " + node.id() : "";
        int taken = before.length() + name.length() + note.length() + id.length();
        String title = (node.title().isBlank() ? node.text() : node.title())
                .replaceAll("\\s+", " ")
                .strip();
        screen.parts(
                before,
                screen.part(name, Style.DIM),
                screen.part(
                        TerminalText.cut(title, screen.room(taken, PLAIN_COLUMNS)),
                        node.level() > 0 ? Style.STRONG : Style.PLAIN),
                screen.part(note + id, Style.DIM));
    }
}
