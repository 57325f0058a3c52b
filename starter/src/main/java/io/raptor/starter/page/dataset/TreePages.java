package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.dataset.TreeBrowser.Surroundings;
import io.raptor.starter.dataset.TreeBrowser.Top;
import io.raptor.starter.page.format.Excerpt;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.page.format.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A document's tree, opened node by node from its top down to the passages in their places in the source. */
@Controller
class TreePages {

    private static final int ROOTS = 50;
    private static final int CHILDREN = 200;

    /** Passages shown on either side of one. */
    private static final int AROUND = 2;

    private final TreeBrowser trees;

    TreePages(TreeBrowser trees) {
        this.trees = trees;
    }

    /**
     * A node in a list.
     *
     * @param below the number of nodes below it
     */
    record Line(String id, int level, String title, String text, int below) {

        private static final int TEXT = 400;

        static Line of(NodeView node) {
            String kind = node.level() > 0 ? "Summary " : "Passage ";
            return new Line(
                    node.id(),
                    node.level(),
                    kind + (node.index() + 1) + (node.title().isBlank() ? "" : ": " + node.title()),
                    Excerpt.cut(node.text(), TEXT),
                    node.children().size());
        }

        public String size() {
            return level == 1 ? Formats.many(below, "passage") : Formats.many(below, "node");
        }

        static List<Line> of(List<NodeView> nodes) {
            return nodes.stream().map(Line::of).toList();
        }
    }

    /** The size of a level, with a bar in per cent of the leaves. */
    record Level(int level, int nodes, String width) {
        public String words() {
            return level == 0
                    ? Formats.many(nodes, "passage")
                    : Formats.number(nodes) + (nodes == 1 ? " summary" : " summaries") + " of level " + level;
        }
    }

    @GetMapping("/datasets/{name}/tree")
    String tree(
            @PathVariable String name,
            @RequestParam String doc,
            @RequestParam(defaultValue = "0") int skip,
            Model model) {
        Top top = trees.top(name, doc, Math.max(0, skip), ROOTS);
        int shown = Math.max(0, skip) + top.roots().size();
        model.addAttribute("dataset", name);
        model.addAttribute("document", doc);
        model.addAttribute("levels", levels(top.levels()));
        model.addAttribute("roots", Line.of(top.roots()));
        model.addAttribute("total", Formats.many(top.total(), "node"));
        model.addAttribute("next", shown < top.total() ? shown : null);
        int nodes = top.levels().stream().mapToInt(Integer::intValue).sum();
        model.addAttribute("icicle", nodes > Icicle.MOST ? Icicle.NONE : Icicle.of(trees.nodes(name, doc)));
        top.roots().stream().findFirst().ifPresent(first -> show(name, first.id(), model));
        return "tree";
    }

    private static List<Level> levels(List<Integer> sizes) {
        int most = sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
        List<Level> levels = new ArrayList<>();
        for (int level = sizes.size() - 1; level >= 0; level--) {
            int nodes = sizes.get(level);
            double width = Math.max(0.5, 100.0 * nodes / most);
            levels.add(new Level(level, nodes, String.format(Locale.ROOT, "%.1f", width)));
        }
        return List.copyOf(levels);
    }

    @GetMapping("/datasets/{name}/nodes/{id}")
    String node(@PathVariable String name, @PathVariable String id, Model model) {
        show(name, id, model);
        return "node";
    }

    /** The same for a reader beside the tree. */
    @GetMapping("/datasets/{name}/nodes/{id}/read")
    String read(@PathVariable String name, @PathVariable String id, Model model) {
        show(name, id, model);
        return "node :: read";
    }

    private void show(String name, String id, Model model) {
        Surroundings here = trees.around(name, id);
        NodeView node = here.node();
        List<NodeView> place = node.level() > 0 ? List.of() : trees.passages(name, node.docId(), node.index(), AROUND);
        model.addAttribute("dataset", name);
        model.addAttribute("node", node);
        model.addAttribute("blocks", RichText.of(node.text(), "", Integer.MAX_VALUE));
        model.addAttribute("parents", Line.of(here.parents()));
        model.addAttribute("children", Line.of(some(here.children())));
        model.addAttribute("more", Math.max(0, here.children().size() - CHILDREN));
        model.addAttribute(
                "before",
                place.stream().filter(one -> one.index() < node.index()).toList());
        model.addAttribute(
                "behind",
                place.stream().filter(one -> one.index() > node.index()).toList());
    }

    /** The nodes below a node, for a tree that is opened in its place. */
    @GetMapping("/datasets/{name}/nodes/{id}/below")
    String below(@PathVariable String name, @PathVariable String id, Model model) {
        model.addAttribute("dataset", name);
        model.addAttribute("lines", Line.of(some(trees.around(name, id).children())));
        return "tree :: lines";
    }

    private static List<NodeView> some(List<NodeView> nodes) {
        return nodes.subList(0, Math.min(CHILDREN, nodes.size()));
    }
}
