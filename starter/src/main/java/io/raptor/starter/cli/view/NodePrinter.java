package io.raptor.starter.cli.view;

import io.raptor.activity.search.Passage;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Place;
import java.util.List;
import java.util.Map;

/** Prints one node: where it stands, its text, and the nodes above and below it. */
public final class NodePrinter {

    private final Screen screen;
    private final Map<String, NodeView> tree;

    /** @param tree the nodes of its document, by id */
    public NodePrinter(Screen screen, Map<String, NodeView> tree) {
        this.screen = screen;
        this.tree = Map.copyOf(tree);
    }

    public void print(LineageView lineage) {
        NodeView node = lineage.node();
        screen.line(Place.of(node.docId(), node.headingPath(), node.page()), Style.STRONG);
        if (!node.title().isBlank()) {
            screen.line(node.title(), Style.STRONG);
        }
        screen.line(kind(lineage), Style.DIM);
        screen.parts("");
        screen.text(node.text(), "", QueryTerms.NONE);
        list("Parents", lineage.parents());
        list("Children", node.children());
    }

    private static String kind(LineageView lineage) {
        NodeView node = lineage.node();
        if (node.level() > 0) {
            return "summary " + node.level() + "." + node.index() + " of "
                    + Counted.of(lineage.passagesTotal(), "passage") + ", " + Counted.of(node.tokens(), "token")
                    + node.writer();
        }
        Passage own = lineage.passages().get(0);
        return "passage " + (own.index() + 1) + ", characters " + own.start() + " to " + own.end() + ", "
                + Counted.of(node.tokens(), "token");
    }

    private void list(String name, List<String> ids) {
        if (!ids.isEmpty()) {
            screen.parts("");
            screen.line(name, Style.STRONG);
            ids.forEach(this::line);
        }
    }

    private void line(String id) {
        NodeView node = tree.get(id);
        String title = node == null
                ? ""
                : node.level() + "." + node.index() + "  "
                        + (node.title().isBlank() ? node.text() : node.title()).replaceAll("\\s+", " ");
        screen.parts(
                "  ",
                screen.part(id + "  ", Style.DIM),
                screen.part(TerminalText.cut(title, screen.room(id.length() + 4, 100)), Style.PLAIN));
    }
}
