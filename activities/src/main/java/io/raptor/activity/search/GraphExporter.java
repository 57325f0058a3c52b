package io.raptor.activity.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Passage;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.SteadyGraphs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes a graph as JSON Lines: a row of a table a line, table by table, with the tables and columns that Microsoft's
 * GraphRAG reads as a graph of one's own. The same bytes for the same graph: rows are ordered and numbered by id.
 */
public final class GraphExporter {

    private static final ObjectMapper JSON = new ObjectMapper(ExportJson.factory());

    private final PublishedGraphs graphs;

    public GraphExporter(PublishedGraphs graphs) {
        this.graphs = graphs;
    }

    /**
     * Writes the dataset's graph in UTF-8, all of one generation, and leaves {@code to} open.
     *
     * @return whether there is one
     * @throws IOException when {@code to} does not take it
     */
    public boolean export(String dataset, OutputStream to) throws IOException {
        Optional<Tables> tables = new SteadyGraphs(graphs).read(dataset, graph -> new Tables(graph.number(), to));
        if (tables.isPresent()) {
            tables.get().write();
        }
        return tables.isPresent();
    }

    private static Map<String, Object> joined(JoinedNames one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entity_id", one.entity());
        row.put("name", one.one());
        row.put("other_name", one.other());
        row.put("reason", one.reason());
        return row;
    }

    /** One export. */
    private final class Tables {

        private final OutputStream to;
        private final List<Entity> entities;
        private final List<Relation> relations;
        private final List<Reported> communities;
        private final List<JoinedNames> joined;
        private final Map<String, Point> places;
        private final Map<LeafRef, Passage> passages;
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, Integer> degrees = new HashMap<>();

        Tables(long graph, OutputStream to) {
            this.to = to;
            Wanted all = Wanted.all(0, Integer.MAX_VALUE);
            entities = sorted(graphs.entities(graph, all), Comparator.comparing(Entity::id));
            relations = sorted(graphs.relations(graph, all), Comparator.comparing(Relation::id));
            joined = graphs.joined(graph);
            places = graphs.places(graph);
            communities = sorted(
                    graphs.communities(graph, all),
                    Comparator.comparingInt((Reported one) -> one.community().level())
                            .thenComparing(one -> one.community().id()));
            TreeSet<LeafRef> evidence = new TreeSet<>();
            entities.forEach(entity -> evidence.addAll(entity.evidence()));
            relations.forEach(relation -> evidence.addAll(relation.evidence()));
            passages = new TreeMap<>(graphs.passages(graph, evidence));
            entities.forEach(entity -> names.put(entity.id(), entity.name()));
            relations.forEach(relation -> {
                degrees.merge(relation.from(), 1, Integer::sum);
                degrees.merge(relation.to(), 1, Integer::sum);
            });
        }

        private static <T> List<T> sorted(List<T> rows, Comparator<T> order) {
            return rows.stream().sorted(order).toList();
        }

        void write() throws IOException {
            rows("entities", entities, this::entity);
            rows("relationships", relations, this::relation);
            rows("joined_names", joined, GraphExporter::joined);
            textUnits();
            communities();
            documents();
        }

        private Map<String, Object> entity(Entity entity) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", entity.id());
            row.put("title", entity.name());
            row.put("type", entity.type());
            row.put("description", String.join("\n", entity.fragments()));
            row.put("text_unit_ids", ids(entity.evidence()));
            row.put("frequency", entity.evidence().size());
            row.put("degree", degrees.getOrDefault(entity.id(), 0));
            row.put("aliases", entity.aliases());
            Point place = places.get(entity.id());
            row.put("x", place == null ? null : place.x());
            row.put("y", place == null ? null : place.y());
            return row;
        }

        private Map<String, Object> relation(Relation relation) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", relation.id());
            row.put("source", names.getOrDefault(relation.from(), ""));
            row.put("target", names.getOrDefault(relation.to(), ""));
            row.put("description", String.join("\n", relation.fragments()));
            row.put("weight", relation.weight());
            row.put(
                    "combined_degree",
                    degrees.getOrDefault(relation.from(), 0) + degrees.getOrDefault(relation.to(), 0));
            row.put("text_unit_ids", ids(relation.evidence()));
            return row;
        }

        private List<String> ids(Collection<LeafRef> evidence) {
            return evidence.stream()
                    .map(passages::get)
                    .filter(Objects::nonNull)
                    .map(passage -> passage.nodeId())
                    .toList();
        }

        private void textUnits() throws IOException {
            Map<LeafRef, List<String>> named = new HashMap<>();
            Map<LeafRef, List<String>> linked = new HashMap<>();
            entities.forEach(one -> one.evidence()
                    .forEach(at ->
                            named.computeIfAbsent(at, leaf -> new ArrayList<>()).add(one.id())));
            relations.forEach(one -> one.evidence()
                    .forEach(at -> linked.computeIfAbsent(at, leaf -> new ArrayList<>())
                            .add(one.id())));
            rows("text_units", List.copyOf(passages.entrySet()), entry -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", entry.getValue().nodeId());
                row.put("text", entry.getValue().leaf().text());
                row.put("n_tokens", entry.getValue().leaf().tokens());
                row.put("document_ids", List.of(entry.getKey().document()));
                row.put("entity_ids", named.getOrDefault(entry.getKey(), List.of()));
                row.put("relationship_ids", linked.getOrDefault(entry.getKey(), List.of()));
                row.put("covariate_ids", List.of());
                return row;
            });
        }

        private void communities() throws IOException {
            Map<String, Integer> numbers = new HashMap<>();
            communities.forEach(one -> numbers.put(one.community().id(), numbers.size()));
            Map<String, List<Integer>> children = new HashMap<>();
            communities.forEach(one -> children.computeIfAbsent(one.community().parent(), id -> new ArrayList<>())
                    .add(numbers.get(one.community().id())));
            Map<String, List<Relation>> within = within();
            rows("communities", communities, one -> {
                Community community = one.community();
                Map<String, Object> row = community(one, numbers, children);
                List<Relation> inside = within.getOrDefault(community.id(), List.of());
                row.put("entity_ids", community.members());
                row.put("relationship_ids", inside.stream().map(Relation::id).toList());
                TreeSet<LeafRef> evidence = new TreeSet<>();
                inside.forEach(relation -> evidence.addAll(relation.evidence()));
                row.put("text_unit_ids", ids(evidence));
                return row;
            });
            List<Reported> reported =
                    communities.stream().filter(one -> one.report() != null).toList();
            rows("community_reports", reported, one -> report(one, community(one, numbers, children)));
        }

        /** The relations inside of each community that has some, by its id. */
        private Map<String, List<Relation>> within() {
            Map<String, List<String>> homes = new HashMap<>();
            communities.forEach(one -> one.community()
                    .members()
                    .forEach(member -> homes.computeIfAbsent(member, id -> new ArrayList<>())
                            .add(one.community().id())));
            Map<String, List<Relation>> within = new HashMap<>();
            for (Relation relation : relations) {
                List<String> shared = new ArrayList<>(homes.getOrDefault(relation.from(), List.of()));
                shared.retainAll(homes.getOrDefault(relation.to(), List.of()));
                shared.forEach(id ->
                        within.computeIfAbsent(id, home -> new ArrayList<>()).add(relation));
            }
            return within;
        }

        /** GraphRAG takes communities of one title for one. */
        private static Map<String, Object> community(
                Reported one, Map<String, Integer> numbers, Map<String, List<Integer>> children) {
            Community community = one.community();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", community.id());
            row.put("community", numbers.get(community.id()));
            row.put("level", community.level());
            row.put("parent", numbers.getOrDefault(community.parent(), -1));
            row.put("children", children.getOrDefault(community.id(), List.of()));
            row.put("title", "Community " + numbers.get(community.id()));
            row.put("size", community.members().size());
            return row;
        }

        private Map<String, Object> report(Reported one, Map<String, Object> row) {
            Report report = Objects.requireNonNull(one.report());
            StringBuilder content = new StringBuilder("# " + report.title() + "\n\n" + report.summary());
            List<Map<String, Object>> findings = new ArrayList<>();
            report.findings().forEach(finding -> {
                content.append("\n\n## ")
                        .append(finding.summary())
                        .append("\n\n")
                        .append(finding.explanation());
                findings.add(ordered(
                        "summary",
                        finding.summary(),
                        "explanation",
                        finding.explanation(),
                        "text_unit_ids",
                        ids(finding.evidence())));
            });
            row.put("title", report.title());
            row.put("summary", report.summary());
            row.put("full_content", content.toString());
            row.put("rank", report.rating());
            row.put("rating_explanation", "");
            row.put("findings", findings);
            return row;
        }

        private void documents() throws IOException {
            Map<String, List<String>> units = new TreeMap<>();
            passages.forEach((at, passage) -> units.computeIfAbsent(at.document(), id -> new ArrayList<>())
                    .add(passage.nodeId()));
            rows("documents", List.copyOf(units.entrySet()), entry -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", entry.getKey());
                row.put("title", entry.getKey());
                row.put("text_unit_ids", entry.getValue());
                return row;
            });
        }

        private <T> void rows(String table, List<T> rows, Function<T, Map<String, Object>> row) throws IOException {
            int number = 0;
            for (T one : rows) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("table", table);
                line.put("human_readable_id", number++);
                line.putAll(row.apply(one));
                to.write((text(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** A row of these columns in this order, names and values by turns. */
    private static Map<String, Object> ordered(Object... columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(String.valueOf(columns[i]), columns[i + 1]);
        }
        return row;
    }

    private static String text(Map<String, Object> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of a graph has a JSON form", e);
        }
    }
}
