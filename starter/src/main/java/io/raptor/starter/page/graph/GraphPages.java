package io.raptor.starter.page.graph;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.GraphOperations.Asked;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A dataset's graph: the picture beside its entities, one entity with its evidence, the reports of communities. */
@Controller
class GraphPages {

    private static final int PAGE = 50;
    private static final int REPORTS = 20;
    private static final String DATASET = "dataset";

    private final DatasetOperations library;
    private final GraphPictures pictures;

    GraphPages(DatasetOperations library, GraphPictures pictures) {
        this.library = library;
        this.pictures = pictures;
    }

    @GetMapping("/datasets/{name}/graph")
    String graph(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        GraphOperations graphs = library.graphs();
        int from = Math.max(0, after);
        model.addAttribute(DATASET, name);
        model.addAttribute("q", q.strip());
        model.addAttribute("graph", graphs.graph(name));
        model.addAttribute("items", graphs.items(name, new Asked("entities", q.strip(), null, from, PAGE)));
        model.addAttribute("picture", pictures.of(name));
        model.addAttribute("after", from);
        return "graph";
    }

    @GetMapping("/datasets/{name}/graph/entity/{id}")
    String entity(@PathVariable String name, @PathVariable String id, Model model) {
        model.addAttribute(DATASET, name);
        model.addAttribute("found", library.graphs().entity(name, id));
        return "entity";
    }

    @GetMapping("/datasets/{name}/graph/reports")
    String reports(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        int from = Math.max(0, after);
        model.addAttribute(DATASET, name);
        model.addAttribute("q", q.strip());
        model.addAttribute("items", library.graphs().items(name, new Asked("reports", q.strip(), null, from, REPORTS)));
        model.addAttribute("after", from);
        return "reports";
    }
}
