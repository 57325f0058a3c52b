package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.request.TaskBody;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.request.RequestReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the HTTP interface is whole and true: what it names is there, and answers are as it says. */
@Timeout(120)
final class OpenApiTest {

    private static final String IRI = "https://raptor.test/openapi.json";
    private static final String PATHS = "paths";
    private static final String TASK = "/api/v1/task/described";
    private static final String DATASET = "/api/v1/dataset/described";

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static JsonNode description;
    private static SchemaRegistry schemas;
    private static Path notes;

    @BeforeAll
    static void start() throws IOException {
        notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "The keeper lights the lamp at dusk. ".repeat(60));
        Files.writeString(notes.resolve("b.md"), "The harbour sleeps until the boats come in. ".repeat(60));
        Files.write(notes.resolve("broken.docx"), new byte[] {'P', 'K', 3, 4, 0, 1, 2});
        raptor = RunningRaptor.server(folder.resolve("home"));
        String json = raptor.get(ApiDescription.PATH).body();
        description = Json.read(json, JsonNode.class);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(IRI, json)));
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    @Test
    void everyPathIsDescribedAndEveryDescriptionIsOfAPath() {
        Set<String> described = new TreeSet<>();
        description
                .get(PATHS)
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !key.equals("parameters"))
                        .forEach(method -> described.add(operation(method, path.getKey()))));
        Set<String> mapped = new TreeSet<>();
        raptor.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (String path : mapping.getPatternValues()) {
                        if (path.startsWith("/api/")) {
                            mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> mapped.add(operation(method.name(), path)));
                        }
                    }
                });
        assertThat(described).isEqualTo(mapped);
    }

    /** Without the names of variables, which no request shows. */
    private static String operation(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void answersOfATasksLifeAreAsDescribed() {
        String body = request(notes, "\"task_id\":\"described\",\"limits\":{\"max_document_attempts\":1}");
        fits(asOwner("/api/v1/task/estimate", body), "post", "/api/v1/task/estimate", 200);
        fits(asOwner("/api/v1/task", body), "post", "/api/v1/task", 201);
        TaskStatus end = raptor.await("described", status -> status.state().ended());
        assertThat(end.completedDocuments()).isEqualTo(2);
        assertThat(end.failures()).isNotEmpty();

        fits(raptor.get("/api/v1/task?limit=1"), "get", "/api/v1/task", 200);
        fits(raptor.get(TASK), "get", "/api/v1/task/{id}", 200);
        fits(raptor.get(TASK + "/checkpoint-status"), "get", "/api/v1/task/{id}/checkpoint-status", 200);
        fits(raptor.get(TASK + "/documents?limit=2"), "get", "/api/v1/task/{id}/documents", 200);
        fits(raptor.get(TASK + "/missing"), "get", "/api/v1/task/{id}/missing", 200);
        fits(raptor.get(TASK + "/rejected-answers"), "get", "/api/v1/task/{id}/rejected-answers", 200);
        fits(raptor.post(TASK + "/pause", ""), "post", "/api/v1/task/{id}/pause", 409);
        fits(raptor.post(TASK + "/retry-failed", "[\"a.md\"]"), "post", "/api/v1/task/{id}/retry-failed", 202);

        fits(raptor.get("/api/v1/dataset"), "get", "/api/v1/dataset", 200);
        fits(raptor.get(DATASET + "/tree"), "get", "/api/v1/dataset/{name}/tree", 200);
        HttpResponse<String> nodes = raptor.get(DATASET + "/tree?doc_id=a.md");
        fits(nodes, "get", "/api/v1/dataset/{name}/tree", 200);
        String node = Json.read(nodes.body(), JsonNode.class).get(0).get("id").asText();
        fits(raptor.get(DATASET + "/node/" + node), "get", "/api/v1/dataset/{name}/node/{node_id}", 200);
        String search = "{\"query\":\"who lights the lamp\",\"top_k\":3}";
        fits(raptor.post(DATASET + "/search", search), "post", "/api/v1/dataset/{name}/search", 200);
        HttpResponse<String> graphless = raptor.post(DATASET + "/search", "{\"query\":\"x\",\"mode\":\"local\"}");
        fits(graphless, "post", "/api/v1/dataset/{name}/search", 409);
        assertThat(graphless.body()).contains("problem:no-graph");
    }

    @Test
    void answersOfAGraphAreAsDescribed() {
        String graph = "/api/v1/dataset/graph/graph";
        String body = request(notes, "\"task_id\":\"graph\",\"task_type\":\"graphrag\"")
                .replace("described", "graph");
        fits(asOwner("/api/v1/task", body), "post", "/api/v1/task", 201);
        TaskStatus end = raptor.await("graph", status -> status.state().ended());
        assertThat(end.graph()).isNotNull();
        fits(raptor.get(graph), "get", "/api/v1/dataset/{name}/graph", 200);
        for (String kind : List.of("entities", "relations", "communities", "reports")) {
            fits(raptor.get(graph + "?kind=" + kind + "&limit=2"), "get", "/api/v1/dataset/{name}/graph", 200);
        }
        String entities = raptor.get(graph + "?kind=entities&doc_id=a.md").body();
        String entity = Json.read(entities, JsonNode.class).at("/entities/0/id").asText();
        fits(raptor.get(graph + "/entity/" + entity), "get", "/api/v1/dataset/{name}/graph/entity/{id}", 200);
        for (String mode : List.of("local", "global", "drift")) {
            String search = "{\"query\":\"who lights the lamp\",\"mode\":\"" + mode + "\"}";
            fits(raptor.post("/api/v1/dataset/graph/search", search), "post", "/api/v1/dataset/{name}/search", 200);
        }
        String names = "/api/v1/dataset/{name}/graph/names";
        String said = "{\"name\":\"Ada\",\"other_name\":\"The Countess\",\"are\":\"same\"}";
        fits(raptor.post(graph + "/names", said), "post", names, 200);
        fits(raptor.get(graph + "/names"), "get", names, 200);
        fits(raptor.post(graph + "/names", said.replace("same", "alike")), "post", names, 400);
        fits(raptor.post(graph + "/names", said.replace("The Countess", "ada")), "post", names, 400);
        fits(raptor.get(graph + "?kind=odd"), "get", "/api/v1/dataset/{name}/graph", 400);
        fits(raptor.get("/api/v1/dataset/none/graph"), "get", "/api/v1/dataset/{name}/graph", 404);
    }

    @Test
    void refusalsAreAsDescribed() {
        String schedule = "{\"task\":" + request(notes, "") + ",\"schedule\":{\"every\":\"1d\"}}";
        fits(asOwner("/api/v1/schedule", schedule), "post", "/api/v1/schedule", 409);
        fits(asOwner("/api/v1/schedule", "{\"schedule\":{\"every\":\"1s\"}}"), "post", "/api/v1/schedule", 400);
        fits(raptor.get("/api/v1/schedule"), "get", "/api/v1/schedule", 409);
        fits(raptor.post("/api/v1/task", "{\"limit\":{}}"), "post", "/api/v1/task", 400);
        fits(raptor.post("/api/v1/task", request(Path.of("/etc/hostname"), "")), "post", "/api/v1/task", 403);
        fits(raptor.get("/api/v1/task?state=odd"), "get", "/api/v1/task", 400);
        fits(raptor.get("/api/v1/task/none"), "get", "/api/v1/task/{id}", 404);
        fits(raptor.get("/api/v1/dataset/none/node/x"), "get", "/api/v1/dataset/{name}/node/{node_id}", 404);
    }

    @ParameterizedTest
    @MethodSource("io.raptor.starter.http.DescribedTypes#records")
    void everyFieldIsDescribed(String schema, Class<?> type) {
        Set<String> described = new TreeSet<>();
        schema(schema, "properties").fieldNames().forEachRemaining(described::add);
        Set<String> fields = new TreeSet<>();
        Stream.of(type.getRecordComponents())
                .map(component -> SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .filter(field -> !RequestReader.INNER.contains(field))
                .forEach(fields::add);
        assertThat(described).isEqualTo(fields);
    }

    @ParameterizedTest
    @MethodSource("io.raptor.starter.http.DescribedTypes#words")
    void everyWordIsDescribed(String place, Class<? extends Enum<?>> type) {
        assertThat(schema(place, ""))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Stream.of(type.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.raptor.starter.http.DescribedTypes#defaults")
    void defaultsAreThoseOfTheProgram(String schema, Object defaults) {
        JsonNode real = Json.read(Json.write(defaults), JsonNode.class);
        schema(schema, "properties").properties().stream()
                .filter(field -> field.getValue().has("default"))
                .forEach(field -> assertThat(field.getValue().get("default").asText())
                        .as(field.getKey())
                        .isEqualTo(real.get(field.getKey()).asText().replaceAll("\\.0$", "")));
    }

    /** What lies outside a range is refused, naming the field; what lies on its edge is not. */
    @ParameterizedTest
    @CsvSource({"RaptorSettings, raptor", "Limits, limits", "GraphRagSettings, graphrag", "TaskRequest, ''"})
    void rangesAreThoseOfTheProgram(String schema, String place) {
        schema(schema, "properties").properties().forEach(field -> {
            JsonNode range = field.getValue();
            String name = (place.isEmpty() ? "" : place + "/") + field.getKey();
            if (range.has("minimum")) {
                edge(name, range.get("minimum").decimalValue(), BigDecimal.ONE.negate());
            }
            if (range.has("maximum")) {
                edge(name, range.get("maximum").decimalValue(), BigDecimal.ONE);
            }
        });
    }

    private static void edge(String field, BigDecimal edge, BigDecimal outwards) {
        assertThat(outOfRange(field, edge)).as(field + " = " + edge).doesNotContain("#/" + field);
        assertThat(outOfRange(field, edge.add(outwards)))
                .as(field + " beyond " + edge)
                .contains("#/" + field);
    }

    /** The fields of a request with this value that are beyond their bounds by themselves. */
    private static List<String> outOfRange(String field, BigDecimal value) {
        String[] names = field.split("/", -1);
        String set = "\"" + names[names.length - 1] + "\":" + value.toPlainString();
        String more = names.length == 1 ? set : "\"" + names[0] + "\":{" + set + "}";
        try {
            new TaskBody(raptor.bean(AccessRules.class)).read(request(notes, more), true);
            return List.of();
        } catch (OperationException refused) {
            return refused.faults().stream()
                    .filter(fault -> fault.detail().contains("must be"))
                    .map(Fault::pointer)
                    .toList();
        }
    }

    @Test
    void whatIsNotAsDescribedIsFound() {
        assertThat(schemas.getSchema(SchemaLocation.of(IRI + "#/components/schemas/TasksPage"))
                        .validate("{\"items\":[{\"state\":\"odd\"}]}", InputFormat.JSON))
                .hasSizeGreaterThan(2);
    }

    private static JsonNode schema(String place, String more) {
        return description.at("/components/schemas/" + place + (more.isEmpty() ? "" : "/" + more));
    }

    private static String request(Path source, String more) {
        return "{\"dataset\":\"described\",\"sources\":[\"%s\"]%s}".formatted(source, more.isEmpty() ? "" : "," + more);
    }

    /** The server may read what its owner may. */
    private static HttpResponse<String> asOwner(String path, String body) {
        return raptor.post(path, body, "Authorization", "Bearer " + raptor.ownerToken());
    }

    private static void fits(HttpResponse<String> answer, String method, String path, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        String pointer = pointer(path, method, Integer.toString(status), type);
        assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
        List<Error> errors = schemas.getSchema(SchemaLocation.of(
                        IRI + "#" + pointer.replace("{", "%7B").replace("}", "%7D")))
                .validate(answer.body(), InputFormat.JSON);
        assertThat(errors).as(answer.body()).isEmpty();
    }

    private static String pointer(String path, String method, String status, String type) {
        String answer = "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + status;
        JsonNode shared = description.at(answer + "/$ref");
        String whole = shared.isMissingNode() ? answer : shared.asText().substring(1);
        return whole + "/content/" + type.replace("/", "~1") + "/schema";
    }
}
