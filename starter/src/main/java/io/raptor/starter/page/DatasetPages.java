package io.raptor.starter.page;

import io.raptor.starter.task.HitView;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.LibraryOperations.Query;
import io.raptor.starter.task.LineageView;
import io.raptor.starter.task.NodeView;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.TreeView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Datasets: their documents, trees and passages, the search in them, and their end. */
@Controller
class DatasetPages {

    private static final int PAGE = 50;
    private static final int HITS = 5;
    private static final String NAME = "name";

    private final LibraryOperations library;

    DatasetPages(LibraryOperations library) {
        this.library = library;
    }

    /** One mode's answer to a search, beside the others'. */
    record Answer(String mode, String explained, List<HitView> hits) {}

    @GetMapping("/datasets")
    String list(Model model) {
        model.addAttribute("datasets", library.datasets());
        return "datasets";
    }

    @GetMapping("/datasets/{name}")
    String dataset(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        List<TreeView> documents = library.documents(name, after, PAGE + 1);
        boolean more = documents.size() > PAGE;
        List<TreeView> page = more ? documents.subList(0, PAGE) : documents;
        model.addAttribute("dataset", name);
        model.addAttribute("documents", page);
        model.addAttribute("next", more ? page.get(PAGE - 1).docId() : "");
        model.addAttribute("q", q);
        model.addAttribute("answers", q.isBlank() ? List.of() : answers(name, q));
        return "dataset";
    }

    private List<Answer> answers(String name, String q) {
        return List.of(
                answer(name, q, "collapsed", "summaries and passages of every level at once"),
                answer(name, q, "traversal", "from the roots down, the best of each level"),
                answer(name, q, "leaves", "passages alone"));
    }

    private Answer answer(String name, String q, String mode, String explained) {
        return new Answer(mode, explained, library.search(name, new Query(q, HITS, mode, null)));
    }

    /** A document's roots; what is below them is opened node by node. */
    @GetMapping("/datasets/{name}/tree")
    String tree(@PathVariable String name, @RequestParam String doc, Model model) {
        List<NodeView> nodes = library.tree(name, doc);
        Set<String> children = new HashSet<>();
        nodes.forEach(node -> children.addAll(node.children()));
        model.addAttribute("dataset", name);
        model.addAttribute("document", doc);
        model.addAttribute("size", Figures.number(nodes.size()));
        model.addAttribute(
                "roots",
                nodes.stream().filter(node -> !children.contains(node.id())).toList());
        return "tree";
    }

    @GetMapping("/datasets/{name}/nodes/{id}")
    String node(@PathVariable String name, @PathVariable String id, Model model) {
        LineageView lineage = library.node(name, id);
        model.addAttribute("dataset", name);
        model.addAttribute("node", lineage.node());
        model.addAttribute("parents", nodes(name, lineage.parents()));
        model.addAttribute("children", nodes(name, lineage.node().children()));
        model.addAttribute("place", place(name, lineage.node()));
        return "node";
    }

    private List<NodeView> nodes(String name, List<String> ids) {
        return ids.stream().map(id -> library.node(name, id).node()).toList();
    }

    /** A passage with its neighbours in the source; empty for a summary. */
    private List<NodeView> place(String name, NodeView node) {
        return node.level() > 0
                ? List.of()
                : library.tree(name, node.docId()).stream()
                        .filter(other -> other.level() == 0 && Math.abs(other.index() - node.index()) <= 1)
                        .toList();
    }

    @GetMapping("/datasets/{name}/delete")
    String asked(@PathVariable String name, Model model) {
        library.documents(name, "", 1);
        model.addAttribute("dataset", name);
        return "delete";
    }

    @PostMapping("/datasets/{name}/delete")
    String delete(@PathVariable String name, @RequestParam(NAME) String typed) {
        if (!typed.strip().equals(name)) {
            throw new OperationException(
                    Kind.INVALID,
                    "nothing was deleted: the name that was typed is not " + name + "; go back and type it");
        }
        library.deleteDataset(name);
        return "redirect:/datasets";
    }
}
