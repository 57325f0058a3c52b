package io.raptor.starter.page;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.guard.connection.CallerWatch;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Datasets: their documents, the search in them, and their end. */
@Controller
class DatasetPages {

    private static final int PAGE = 50;
    private static final int HITS = 5;

    private final DatasetOperations library;

    DatasetPages(DatasetOperations library) {
        this.library = library;
    }

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
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<TreeView> documents = library.documents(name, after, PAGE + 1);
        boolean more = documents.size() > PAGE;
        List<TreeView> page = more ? documents.subList(0, PAGE) : documents;
        model.addAttribute("dataset", name);
        model.addAttribute("asked", "");
        model.addAttribute("documents", page);
        model.addAttribute("next", more ? page.get(PAGE - 1).docId() : "");
        model.addAttribute("after", after);
        model.addAttribute("q", q);
        List<SearchColumn> answers =
                q.isBlank() ? List.of() : CallerWatch.during(request, response, () -> answers(name, q.strip()));
        model.addAttribute("answers", answers);
        model.addAttribute(
                "notes",
                answers.stream()
                        .flatMap(answer -> answer.notes().stream())
                        .distinct()
                        .toList());
        return "dataset";
    }

    /** A question costs a model's call, so that no link and no reload asks one. */
    @PostMapping("/datasets/{name}/ask")
    String ask(
            @PathVariable String name,
            @RequestParam("question") String typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        dataset(name, "", "", model, request, response);
        String asked = typed.strip();
        model.addAttribute("asked", asked);
        try {
            Question question = new Question(asked, "auto", null, List.of());
            model.addAttribute(
                    "answer", AnswerBox.of(CallerWatch.during(request, response, () -> library.ask(name, question))));
        } catch (OperationException e) {
            response.setStatus(e.kind().status());
            model.addAttribute("unanswered", String.valueOf(e.getMessage()));
        }
        return "dataset";
    }

    private List<SearchColumn> answers(String name, String q) {
        List<SearchColumn> columns = new ArrayList<>(List.of(
                answer(name, q, "auto", "Passages", "by meaning, words and place in the document"),
                answer(name, q, "collapsed", "All levels at once", "the best summaries and passages together"),
                answer(
                        name,
                        q,
                        "traversal",
                        "From the top down",
                        "the nearest roots, then the nearest below each level")));
        if (library.graphs().has(name)) {
            columns.add(answer(name, q, "local", "From names", "where the graph leads from the names in the question"));
            columns.add(answer(name, q, "global", "Reports", "what is said of the graph's communities"));
            columns.add(answer(
                    name, q, "drift", "In two rounds", "from the best passages to what is linked with their names"));
        }
        return SearchColumn.side(columns);
    }

    private SearchColumn answer(String name, String q, String mode, String title, String explained) {
        return SearchColumn.of(mode, title, explained, q, library.search(name, Query.of(q, HITS, mode)));
    }

    @GetMapping("/datasets/{name}/delete")
    String asked(@PathVariable String name, Model model) {
        library.documents(name, "", 1);
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
        library.deleteDataset(name);
        return "redirect:/datasets";
    }
}
