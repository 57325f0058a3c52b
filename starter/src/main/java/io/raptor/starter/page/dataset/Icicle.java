package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.NodeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A tree from its top down, each node as wide as the passages below it.
 *
 * @param cells empty for a tree that is too large for a picture
 * @param height in units of the picture
 */
public record Icicle(List<Cell> cells, int height) {

    public static final int WIDTH = 1000;

    private static final int ROW = 26;

    /** More are thinner than a line. */
    static final int MOST = 3000;

    public static final Icicle NONE = new Icicle(List.of(), 0);

    public Icicle {
        cells = List.copyOf(cells);
    }

    /** @param x and the others in units of the picture */
    public record Cell(String node, int level, String x, String width, int y, int tall, String title) {}

    /** @param nodes of one tree; a node that stands below several is drawn below the first */
    static Icicle of(List<NodeView> nodes) {
        if (nodes.isEmpty() || nodes.size() > MOST) {
            return NONE;
        }
        return new Drawing(nodes).draw();
    }

    private static final class Drawing {

        private final Map<String, NodeView> nodes = new LinkedHashMap<>();
        private final Map<String, List<String>> below = new HashMap<>();
        private final List<String> roots = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private final int top;
        private final double leaf;
        private int leaves;

        Drawing(List<NodeView> all) {
            all.forEach(node -> nodes.put(node.id(), node));
            this.top = all.stream().mapToInt(NodeView::level).max().orElse(0);
            List<NodeView> downwards = new ArrayList<>(all);
            downwards.sort((a, b) -> a.level() == b.level() ? a.index() - b.index() : b.level() - a.level());
            Set<String> taken = new HashSet<>();
            for (NodeView node : downwards) {
                below.put(
                        node.id(),
                        node.children().stream()
                                .filter(nodes::containsKey)
                                .filter(taken::add)
                                .toList());
            }
            downwards.stream()
                    .map(NodeView::id)
                    .filter(id -> !taken.contains(id))
                    .forEach(roots::add);
            this.leaf = (double) WIDTH
                    / Math.max(1, roots.stream().mapToInt(this::width).sum());
        }

        private int width(String node) {
            List<String> children = below.getOrDefault(node, List.of());
            return children.isEmpty()
                    ? 1
                    : children.stream().mapToInt(this::width).sum();
        }

        Icicle draw() {
            roots.forEach(this::place);
            return new Icicle(cells, (top + 1) * ROW);
        }

        /** A node's children are placed first: it is as wide as they are. */
        private void place(String id) {
            int from = leaves;
            List<String> children = below.getOrDefault(id, List.of());
            children.forEach(this::place);
            leaves += children.isEmpty() ? 1 : 0;
            NodeView node = Objects.requireNonNull(nodes.get(id));
            String kind = node.level() == 0 ? "Passage " : "Summary ";
            cells.add(new Cell(
                    id,
                    node.level(),
                    number(from * leaf),
                    number((leaves - from) * leaf),
                    (top - node.level()) * ROW,
                    ROW,
                    kind + (node.index() + 1) + (node.title().isBlank() ? "" : ": " + node.title())));
        }

        private static String number(double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
    }
}
