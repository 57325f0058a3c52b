package io.raptor.starter.http;

import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.GraphOperations.Asked;
import io.raptor.starter.dataset.PinnedView;
import io.raptor.starter.request.StrictBody;
import io.raptor.starter.text.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Graphs of datasets over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/dataset/{name}/graph", produces = MediaType.APPLICATION_JSON_VALUE)
class GraphController {

    private final GraphOperations graphs;

    GraphController(DatasetOperations datasets) {
        this.graphs = datasets.graphs();
    }

    @GetMapping
    String graph(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "doc_id", required = false) @Nullable String document,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int size = PageSize.of(limit);
        int from = (int) PageSize.cursor(cursor);
        return Json.write(
                kind == null ? graphs.graph(name) : graphs.items(name, new Asked(kind, q, document, from, size)));
    }

    @GetMapping("/entity/{id}")
    String entity(@PathVariable String name, @PathVariable String id) {
        return Json.write(graphs.entity(name, id));
    }

    @GetMapping("/names")
    String pinned(@PathVariable String name) {
        return Json.write(graphs.pinned(name));
    }

    @PostMapping("/names")
    String pin(@PathVariable String name, @RequestBody String body) {
        return Json.write(graphs.pin(name, StrictBody.read(body, Said.class).complete()));
    }

    /** What is said about two names, as it is sent. */
    record Said(
            @Nullable String name,
            @Nullable String otherName,
            @Nullable String are) {

        PinnedView complete() {
            return new PinnedView(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(otherName, ""),
                    Objects.requireNonNullElse(are, ""));
        }
    }

    @GetMapping(path = "/export", produces = JsonLines.TYPE)
    ResponseEntity<StreamingResponseBody> export(@PathVariable String name) {
        graphs.graph(name);
        return JsonLines.of(out -> graphs.export(name, out));
    }
}
