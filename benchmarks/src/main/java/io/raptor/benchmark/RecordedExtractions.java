package io.raptor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.graph.Unit;
import io.raptor.activity.graph.UnitGraph;
import io.raptor.activity.graph.extract.model.ExtractionQuestion;
import io.raptor.workflow.model.GraphRagSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chat model found in passages, answered once more as it would answer the product: names and triples of subject,
 * predicate and object. The product's own reader checks them against the text.
 */
final class RecordedExtractions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Integer> FIRST = List.of(1);
    private static final int USUAL = 5;

    private final Map<String, String> answers = new HashMap<>();

    private RecordedExtractions() {}

    /** @param file a line a passage: {@code id}, {@code entities}, {@code triples} */
    static RecordedExtractions read(Path file) throws IOException {
        RecordedExtractions recorded = new RecordedExtractions();
        for (String line : Files.readAllLines(file)) {
            JsonNode passage = JSON.readTree(line);
            recorded.answers.put(passage.path("id").asText(), answer(passage));
        }
        return recorded;
    }

    private static String answer(JsonNode passage) throws IOException {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (JsonNode name : passage.path("entities")) {
            entities.add(Map.of("name", name.asText(), "type", "other", "description", "", "at", FIRST));
        }
        List<Map<String, Object>> relations = new ArrayList<>();
        for (JsonNode triple : passage.path("triples")) {
            relations.add(Map.of(
                    "from",
                    triple.path(0).asText(),
                    "to",
                    triple.path(2).asText(),
                    "description",
                    triple.path(0).asText() + " " + triple.path(1).asText() + " "
                            + triple.path(2).asText(),
                    "strength",
                    USUAL,
                    "at",
                    FIRST));
        }
        return JSON.writeValueAsString(Map.of("entities", entities, "relations", relations));
    }

    /** What was found in a document; the whole of it is in its first unit. */
    List<UnitGraph> of(String document, List<Unit> units) {
        List<String> types = GraphRagSettings.defaults().entityTypes();
        String answer = answers.getOrDefault(document, "{\"entities\":[],\"relations\":[]}");
        return units.stream()
                .map(unit -> ExtractionQuestion.of(unit, types, "").read(answer))
                .toList();
    }
}
