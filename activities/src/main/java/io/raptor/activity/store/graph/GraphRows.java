package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.Report;
import io.raptor.activity.port.GraphBuilds.JoinedNames;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The rows of a graph. Within a transaction. */
final class GraphRows {

    private final Sql sql;

    GraphRows(Sql sql) {
        this.sql = sql;
    }

    void drop(long graph, String... tables) {
        for (String table : tables) {
            sql.statement("delete from " + table + " where graph = :graph")
                    .param("graph", graph)
                    .update();
        }
    }

    void insert(long graph, Graph merged) {
        sql.batch("""
            insert into graph_entity (graph, id, name, folded, type, passages, body)
            values (:graph, :id, :name, :folded, :type, :passages, :body)
            """, merged.entities(), entity -> row(graph, entity));
        evidence(graph, merged.entities());
        sql.batch("""
            insert into graph_relation (graph, id, from_entity, to_entity, weight, body)
            values (:graph, :id, :from, :to, :weight, :body)
            """, merged.relations(), relation -> row(graph, relation));
    }

    void insertJoined(long graph, List<JoinedNames> joined) {
        sql.batch(
                """
                insert into graph_merge (graph, number, entity, one, other, reason)
                values (:graph, :number, :entity, :one, :other, :reason)
                """,
                IntStream.range(0, joined.size()).boxed().toList(),
                i -> new MapSqlParameterSource("graph", graph)
                        .addValue("number", i)
                        .addValue("entity", joined.get(i).entity())
                        .addValue("one", joined.get(i).one())
                        .addValue("other", joined.get(i).other())
                        .addValue("reason", joined.get(i).reason()));
    }

    /** @param by one for each of the entities and relations, by their ids */
    void describe(long graph, List<Entity> entities, List<Relation> relations, Map<String, String> by) {
        sql.batch(
                "update graph_entity set body = :body where graph = :graph and id = :id",
                entities,
                one -> body(graph, one.id(), one.described(text(by, one.id()))));
        sql.batch(
                "update graph_relation set body = :body where graph = :graph and id = :id",
                relations,
                one -> body(graph, one.id(), one.described(text(by, one.id()))));
    }

    private static String text(Map<String, String> by, String id) {
        return by.getOrDefault(id, "");
    }

    private static SqlParameterSource body(long graph, String id, Object body) {
        return new MapSqlParameterSource("graph", graph).addValue("id", id).addValue("body", GraphJson.text(body));
    }

    private static SqlParameterSource row(long graph, Entity entity) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", entity.id())
                .addValue("name", entity.name())
                .addValue("folded", entity.name().toLowerCase(Locale.ROOT))
                .addValue("type", entity.type())
                .addValue("passages", entity.evidence().size())
                .addValue("body", GraphJson.text(entity));
    }

    private static SqlParameterSource row(long graph, Relation relation) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", relation.id())
                .addValue("from", relation.from())
                .addValue("to", relation.to())
                .addValue("weight", relation.weight())
                .addValue("body", GraphJson.text(relation));
    }

    private void evidence(long graph, List<Entity> entities) {
        Map<String, Long> documents = documents(graph);
        // A document that was deleted meanwhile is noticed before the graph is shown.
        List<Evidence> known = entities.stream()
                .flatMap(entity -> entity.evidence().stream().map(passage -> new Evidence(entity.id(), passage)))
                .filter(one -> documents.containsKey(one.passage().document()))
                .toList();
        sql.batch(
                "insert into graph_evidence (graph, entity, document, leaf) values (:graph, :entity, :document, :leaf)",
                known,
                one -> new MapSqlParameterSource("graph", graph)
                        .addValue("entity", one.entity())
                        .addValue("document", documents.get(one.passage().document()))
                        .addValue("leaf", one.passage().leaf()));
    }

    /** A passage that an entity is known from. */
    private record Evidence(String entity, LeafRef passage) {}

    private Map<String, Long> documents(long graph) {
        Map<String, Long> numbers = new HashMap<>();
        sql.statement("""
            select d.document_id, d.number from graph g join document d on d.dataset = g.dataset
            where g.number = :graph and d.published_build is not null
            """).param("graph", graph).query(rs -> {
            numbers.put(rs.getString(1), rs.getLong(2));
        });
        return numbers;
    }

    void insert(long graph, List<Community> communities) {
        Map<String, Integer> steps = steps(communities);
        sql.batch("""
            insert into graph_community (graph, id, level, size, step, body)
            values (:graph, :id, :level, :size, :step, :body)
            """, communities, community -> row(graph, community).addValue("step", steps.get(community.id())));
        List<Membership> members = communities.stream()
                .flatMap(community -> community.members().stream().map(one -> new Membership(one, community.id())))
                .toList();
        sql.batch(
                "insert into graph_member (graph, entity, community) values (:graph, :entity, :community)",
                members,
                one -> new MapSqlParameterSource("graph", graph)
                        .addValue("entity", one.entity())
                        .addValue("community", one.community()));
    }

    /** Numbers those of each level that a report can be asked for, by their ids. */
    private static Map<String, Integer> steps(List<Community> communities) {
        Map<Integer, Integer> next = new HashMap<>();
        Map<String, Integer> steps = new HashMap<>();
        communities.stream()
                .filter(Community::worthACall)
                .sorted(Comparator.comparing(Community::id))
                .forEach(one -> steps.put(one.id(), next.merge(one.level(), 1, Integer::sum) - 1));
        return steps;
    }

    /** An entity of a community. */
    private record Membership(String entity, String community) {}

    static MapSqlParameterSource row(long graph, String community, Report report) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", community)
                .addValue("title", report.title())
                .addValue("rating", report.rating())
                .addValue("report", GraphJson.text(report))
                .addValue("stood_in", report.standIn());
    }

    /** Of the columns {@code body, report} of a community. */
    static Reported reported(ResultSet rs, int row) throws SQLException {
        String report = rs.getString(2);
        return new Reported(
                GraphJson.value(rs.getString(1), Community.class),
                report == null ? null : GraphJson.value(report, Report.class));
    }

    private static MapSqlParameterSource row(long graph, Community community) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", community.id())
                .addValue("level", community.level())
                .addValue("size", community.members().size())
                .addValue("body", GraphJson.text(community));
    }
}
