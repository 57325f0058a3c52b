package io.raptor.starter.page.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeBrowser;
import io.raptor.starter.dataset.map.PassageMap;
import io.raptor.starter.dataset.map.PassageMaps;
import io.raptor.starter.guard.connection.CallerWatch;
import io.raptor.starter.page.format.Excerpt;
import io.raptor.workflow.Payloads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The map of all passages of a dataset, with a search's hits lit up on it. */
@Controller
class MapPages {

    private static final int HITS = 30;
    private static final int SHOWN = 320;
    private static final String DATASET = "dataset";

    private final DatasetOperations datasets;
    private final PassageMaps maps;
    private final TreeBrowser trees;

    MapPages(DatasetOperations datasets, PassageMaps maps, TreeBrowser trees) {
        this.datasets = datasets;
        this.maps = maps;
        this.trees = trees;
    }

    /** @param whole wait for the groups, where the map is not drawn yet; a page without JavaScript asks for that */
    @GetMapping("/datasets/{name}/map")
    String map(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean whole,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        PassageMap map = whole ? maps.of(name) : maps.ready(name).orElse(null);
        List<Hit> hits = q.isBlank()
                ? List.of()
                : CallerWatch.during(
                        request,
                        response,
                        () -> datasets.search(name, Query.of(q.strip(), HITS, "auto")).hits().stream()
                                .map(hit -> Hit.of(hit, q))
                                .toList());
        model.addAttribute(DATASET, name);
        model.addAttribute("q", q.strip());
        model.addAttribute("map", map);
        model.addAttribute("hits", hits);
        model.addAttribute(
                "lit",
                json(hits.stream()
                        .map(hit -> Map.of("doc", hit.document(), "first", hit.first(), "last", hit.last()))
                        .toList()));
        return "map";
    }

    /** What the picture shows, in words; waits until it is drawn. */
    @GetMapping("/datasets/{name}/map/groups")
    String groups(@PathVariable String name, Model model) {
        model.addAttribute(DATASET, name);
        model.addAttribute("map", maps.of(name));
        return "map :: groups";
    }

    /** The points of the picture. */
    @GetMapping(path = "/datasets/{name}/map/points", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String points(@PathVariable String name) {
        return json(maps.of(name));
    }

    /** A passage under the pointer. */
    @GetMapping("/datasets/{name}/map/passage")
    String passage(@PathVariable String name, @RequestParam String doc, @RequestParam int index, Model model) {
        List<NodeView> found = trees.passages(name, doc, index, 0);
        model.addAttribute(DATASET, name);
        model.addAttribute("passage", found.isEmpty() ? null : found.get(0));
        model.addAttribute(
                "words", found.isEmpty() ? "" : Excerpt.cut(found.get(0).text(), SHOWN));
        return "map :: tip";
    }

    private static String json(Object value) {
        try {
            return Payloads.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map cannot be written as JSON", e);
        }
    }
}
