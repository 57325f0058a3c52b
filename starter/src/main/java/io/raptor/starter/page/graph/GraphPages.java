package io.raptor.starter.page.graph;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.GraphOperations.Asked;
import io.raptor.starter.dataset.PinnedView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A dataset's graph: the picture beside its entities, one entity with its evidence, the reports of communities. */
@Controller
class GraphPages {

    private static final int PAGE = 50;
    private static final int REPORTS = 20;
    private static final String DATASET = "dataset";

    private final DatasetOperations datasets;
    private final GraphPictures pictures;

    GraphPages(DatasetOperations datasets, GraphPictures pictures) {
        this.datasets = datasets;
        this.pictures = pictures;
    }

    @GetMapping("/datasets/{name}/graph")
    String graph(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        GraphOperations graphs = datasets.graphs();
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
    String entity(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String said,
            Model model) {
        model.addAttribute(DATASET, name);
        GraphOperations graphs = datasets.graphs();
        EntityDetail found = graphs.entity(name, id);
        model.addAttribute("found", found);
        model.addAttribute("names", EntityNames.of(found, graphs.pinned(name)));
        model.addAttribute("said", said != null);
        return "entity";
    }

    /** Says of two names of an entity, or of one of them and another, what they are. */
    @PostMapping("/datasets/{name}/graph/entity/{id}/names")
    String names(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam("name") String one,
            @RequestParam("other_name") String other,
            @RequestParam String are,
            RedirectAttributes to) {
        datasets.graphs().pin(name, new PinnedView(one, other, are));
        to.addAttribute("n", name).addAttribute("id", id);
        return "redirect:/datasets/{n}/graph/entity/{id}?said#names";
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
        model.addAttribute(
                "items", datasets.graphs().items(name, new Asked("reports", q.strip(), null, from, REPORTS)));
        model.addAttribute("after", from);
        return "reports";
    }
}
