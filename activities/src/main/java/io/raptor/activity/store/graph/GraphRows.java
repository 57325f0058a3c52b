package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.store.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        sql.batch("""
                insert into graph_community (graph, id, level, size, body) values (:graph, :id, :level, :size, :body)
                """, communities, community -> row(graph, community));
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

    /** An entity of a community. */
    private record Membership(String entity, String community) {}

    private static SqlParameterSource row(long graph, Community community) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", community.id())
                .addValue("level", community.level())
                .addValue("size", community.members().size())
                .addValue("body", GraphJson.text(community));
    }
}
