package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.guard.connection.CallerWatch;
import io.raptor.starter.guard.connection.SentEvents;
import io.raptor.starter.problem.OperationException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The search in a dataset: one ranked list, and an answer above it where one is asked for. */
@Controller
class SearchPages {

    private static final int HITS = 10;
    private static final String AUTO = "auto";

    /** The one document that is searched; empty for all. */
    private static final String DOCUMENT = "doc";

    private static final List<Mode> MODES = List.of(
            new Mode(AUTO, "Passages", "by meaning, words and place in the document"),
            new Mode("collapsed", "Summaries too", "the best summaries and passages together"),
            new Mode("traversal", "From the top down", "the nearest roots, then the nearest below each level"));

    /** Of datasets with a graph. */
    private static final List<Mode> GRAPH = List.of(
            new Mode("local", "From names", "where the graph leads from the names in the question"),
            new Mode("drift", "In two rounds", "from the best passages to what is linked with their names"),
            new Mode("global", "Reports", "what is said of the graph's communities"));

    private static final String ASKING = "asking";

    private final DatasetOperations datasets;
    private final ViewResolver views;

    /** @param views of the templates, for what is sent piece by piece */
    SearchPages(DatasetOperations datasets, ViewResolver views) {
        this.datasets = datasets;
        this.views = views;
    }

    /** A way to search, as a reader chooses it. */
    record Mode(String name, String title, String explained) {}

    /** @param doc the one document that is searched; empty for all */
    @GetMapping(path = "/datasets/{name}", params = "q")
    String search(
            @PathVariable String name,
            @RequestParam String q,
            @RequestParam(defaultValue = AUTO) String mode,
            @RequestParam(defaultValue = "") String doc,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes to) {
        if (q.isBlank()) {
            to.addAttribute("name", name);
            return "redirect:/datasets/{name}";
        }
        model.addAttribute(DOCUMENT, doc);
        show(name, Query.of(q.strip(), HITS, mode), model, request, response);
        return "search";
    }

    private void show(String name, Query asked, Model model, HttpServletRequest request, HttpServletResponse response) {
        String doc = String.valueOf(model.getAttribute(DOCUMENT));
        Query query = doc.isEmpty() ? asked : asked.in(doc);
        model.addAttribute("dataset", name);
        model.addAttribute("q", query.query());
        model.addAttribute("mode", query.mode());
        model.addAttribute("modes", modes(name));
        SearchResult found = CallerWatch.during(request, response, () -> datasets.search(name, query));
        model.addAttribute(
                "hits",
                found.hits().stream().map(hit -> Hit.of(hit, query.query())).toList());
        model.addAttribute("notes", found.notes());
    }

    private List<Mode> modes(String name) {
        return datasets.graphs().has(name)
                ? Stream.concat(MODES.stream(), GRAPH.stream()).toList()
                : MODES;
    }

    /** What a summary is called; empty where the dataset changed meanwhile. */
    private String title(String dataset, String node) {
        try {
            return datasets.node(dataset, node).node().title();
        } catch (OperationException gone) {
            return "";
        }
    }

    /** A question costs a model's call, so that no link and no reload asks one. */
    @PostMapping("/datasets/{name}/ask")
    String ask(
            @PathVariable String name,
            @RequestParam("q") String typed,
            @RequestParam(defaultValue = "") String doc,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String asked = typed.strip();
        model.addAttribute(DOCUMENT, doc);
        answer(name, question(asked, doc), AnswerFollower.NONE, model, request, response);
        if (!asked.isEmpty()) {
            show(name, Query.of(asked, HITS, AUTO), model, request, response);
        }
        return "search";
    }

    /** From a page with the choice of a dataset. */
    @GetMapping("/search")
    String searchIn(@RequestParam String dataset, @RequestParam(defaultValue = "") String q, RedirectAttributes to) {
        to.addAttribute("name", dataset);
        to.addAttribute("q", q);
        return "redirect:/datasets/{name}";
    }

    @PostMapping("/ask")
    String askIn(
            @RequestParam String dataset,
            @RequestParam("q") String typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return ask(dataset, typed, "", model, request, response);
    }

    @PostMapping(path = "/ask", params = "live")
    void askLiveIn(
            @RequestParam String dataset,
            @RequestParam("q") String typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        askLive(dataset, typed, "", model, request, response);
    }

    /** The same for a reader with JavaScript, who sees the answer while it comes. */
    @PostMapping(path = "/datasets/{name}/ask", params = "live")
    void askLive(
            @PathVariable String name,
            @RequestParam("q") String typed,
            @RequestParam(defaultValue = "") String doc,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String asked = typed.strip();
        LiveSearchPage page = new LiveSearchPage(
                new SentEvents(response),
                () -> RenderedPart.of(views, "search :: content", model.asMap(), request, response));
        model.addAttribute(DOCUMENT, doc);
        show(name, Query.of(asked, HITS, AUTO), model, request, response);
        model.addAttribute(ASKING, true);
        page.show();
        answer(name, question(asked, doc), page, model, request, response);
        model.addAttribute(ASKING, false);
        page.show();
    }

    private static Question question(String asked, String doc) {
        return new Question(asked, AUTO, null, doc.isEmpty() ? List.of() : List.of(doc));
    }

    private void answer(
            String name,
            Question question,
            AnswerFollower follower,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            AnswerView answer = CallerWatch.during(request, response, () -> datasets.ask(name, question, follower));
            Map<String, String> titles = new HashMap<>();
            model.addAttribute(
                    "answer", AnswerBox.of(answer, id -> titles.computeIfAbsent(id, same -> title(name, same))));
        } catch (OperationException e) {
            response.setStatus(e.kind().status());
            model.addAttribute("unanswered", String.valueOf(e.getMessage()));
        }
    }
}
