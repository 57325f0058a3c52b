package io.raptor.starter.page.dataset;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.page.format.Formats;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Datasets: what each is about, its documents by folder, and its end. */
@Controller
class DatasetPages {

    /** Documents that are sorted into folders; a larger dataset is shown by names, page by page. */
    private static final int FOLDERS = 5000;

    private static final int PAGE = 100;
    private static final int THEMES = 6;
    private static final int TASKS = 100;

    private final DatasetOperations datasets;
    private final TreeBrowser trees;
    private final TaskOperations tasks;

    DatasetPages(DatasetOperations datasets, TreeBrowser trees, TaskOperations tasks) {
        this.tasks = tasks;
        this.datasets = datasets;
        this.trees = trees;
    }

    @GetMapping("/datasets")
    String list(Model model) {
        model.addAttribute("datasets", datasets.all());
        model.addAttribute("searched", datasets.searchable());
        return "datasets";
    }

    /** @param after the last document of the page before, in a dataset too large for folders */
    @GetMapping("/datasets/{name}")
    String dataset(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String folder,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        List<TreeView> documents = datasets.documents(name, after, FOLDERS + 1);
        boolean large = documents.size() > FOLDERS || !after.isEmpty();
        List<TreeView> some = large ? documents.subList(0, Math.min(PAGE, documents.size())) : documents;
        model.addAttribute("dataset", name);
        model.addAttribute("q", "");
        model.addAttribute("head", head(name));
        model.addAttribute("cost", cost(name));
        model.addAttribute("graph", datasets.graphs().has(name));
        model.addAttribute("folder", large ? new Folder("", List.of(), some) : Folder.of(folder, documents));
        model.addAttribute("themes", folder.isEmpty() && after.isEmpty() ? themes(name, documents) : List.of());
        model.addAttribute(
                "next",
                documents.size() > some.size() ? some.get(some.size() - 1).docId() : "");
        model.addAttribute("after", after);
        return "dataset";
    }

    private Dataset head(String name) {
        return datasets.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperationException(Kind.UNKNOWN, "there is no dataset " + name));
    }

    /** Of all runs of the tasks into it, as far as prices are known. */
    private String cost(String name) {
        double sum = 0;
        for (TaskStatus task :
                tasks.tasks(new TaskFilter(null, name), null, TASKS).items()) {
            TaskTotal total = task.total();
            Double cost = total == null ? task.estimatedCost() : total.estimatedCost();
            if (cost == null) {
                return Formats.cost(null);
            }
            sum += cost;
        }
        return Formats.cost(sum);
    }

    /** What the largest documents say at their tops. */
    private List<Theme> themes(String name, List<TreeView> documents) {
        List<TreeView> largest = documents.stream()
                .sorted(Comparator.comparingInt((TreeView document) -> -document.leaves())
                        .thenComparing(TreeView::docId))
                .filter(document -> document.summaries() > 0)
                .limit(THEMES)
                .toList();
        List<Theme> themes = new ArrayList<>();
        for (TreeView document : largest) {
            for (NodeView top : trees.top(name, document.docId(), 0, 1).roots()) {
                themes.add(Theme.of(document, top));
            }
        }
        return List.copyOf(themes);
    }

    @GetMapping("/datasets/{name}/delete")
    String asked(@PathVariable String name, Model model) {
        datasets.documents(name, "", 1);
        model.addAttribute("dataset", name);
        return "delete";
    }

    @PostMapping("/datasets/{name}/delete")
    String delete(@PathVariable String name, @RequestParam("name") String typed) {
        if (!typed.strip().equals(name)) {
            throw new OperationException(
                    Kind.INVALID,
                    "nothing was deleted: the name that was typed is not " + name + "; go back and type it");
        }
        datasets.deleteDataset(name);
        return "redirect:/datasets";
    }
}
