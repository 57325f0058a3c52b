package io.raptor.starter.http;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.DatasetOperations.Question;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.guard.connection.CallerWatch;
import io.raptor.starter.request.StrictBody;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.NoteHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Datasets over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/dataset", produces = MediaType.APPLICATION_JSON_VALUE)
class DatasetController {

    private final DatasetOperations datasets;

    DatasetController(DatasetOperations datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    String list() {
        return Json.write(datasets.all());
    }

    @GetMapping("/{name}/tree")
    String tree(
            @PathVariable String name,
            @RequestParam(name = "doc_id", required = false) @Nullable String document,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        int size = PageSize.of(limit);
        return Json.write(document == null ? datasets.documents(name, after, size) : datasets.tree(name, document));
    }

    @PostMapping("/{name}/search")
    ResponseEntity<String> search(
            @PathVariable String name,
            @RequestBody String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Asked asked = StrictBody.read(body, Asked.class);
        SearchResult found = CallerWatch.during(request, response, () -> datasets.search(name, asked.complete()));
        return ResponseEntity.ok().headers(NoteHeaders.headers(found.notes())).body(Json.write(found.hits()));
    }

    @PostMapping(
            path = "/{name}/ask",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Nullable
    String ask(
            @PathVariable String name,
            @RequestBody String body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Wanted wanted = StrictBody.read(body, Wanted.class);
        Question question = wanted.complete();
        if (AnswerStream.wanted(request)) {
            new AnswerStream(request, response)
                    .send(to -> CallerWatch.during(request, response, () -> datasets.ask(name, question, to)));
            return null;
        }
        return Json.write(CallerWatch.during(request, response, () -> datasets.ask(name, question)));
    }

    @GetMapping("/{name}/node/{id}")
    String node(@PathVariable String name, @PathVariable String id) {
        return Json.write(datasets.node(name, id));
    }

    @GetMapping(path = "/{name}/export", produces = JsonLines.TYPE)
    ResponseEntity<StreamingResponseBody> export(@PathVariable String name) {
        datasets.documents(name, "", 1);
        return JsonLines.of(out -> datasets.export(name, out));
    }

    @DeleteMapping("/{name}")
    void delete(@PathVariable String name) {
        datasets.deleteDataset(name);
    }

    @DeleteMapping("/{name}/document")
    void delete(@PathVariable String name, @RequestParam("doc_id") String document) {
        datasets.deleteDocument(name, document);
    }

    /** A question as it is sent; what is left out has its default. */
    record Wanted(
            @Nullable String query,
            @Nullable String mode,
            @Nullable Integer maxTokens,
            @Nullable List<String> docIds) {

        Question complete() {
            return new Question(
                    query == null ? "" : query,
                    mode == null ? "auto" : mode,
                    maxTokens,
                    docIds == null ? List.of() : docIds);
        }
    }

    /** A search as it is sent; what is left out has its default. */
    record Asked(
            @Nullable String query,
            @Nullable Integer topK,
            @Nullable String mode,
            @Nullable String ranking,
            @Nullable Integer maxTokens,
            @Nullable List<String> docIds,
            @Nullable String order) {

        Query complete() {
            return new Query(
                    query == null ? "" : query,
                    topK == null ? 10 : topK,
                    mode == null ? "auto" : mode,
                    ranking == null ? "hybrid" : ranking,
                    maxTokens,
                    docIds == null ? List.of() : docIds,
                    order == null ? "score" : order);
        }
    }
}
