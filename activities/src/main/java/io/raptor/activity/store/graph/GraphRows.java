package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Graph;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.store.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The rows of a graph. Within a transaction. */
final class GraphRows {

    /** Rows that are sent at once. */
    private static final int BATCH = 5000;

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
        send("""
                insert into graph_entity (graph, id, name, folded, type, passages, body)
                values (:graph, :id, :name, :folded, :type, :passages, :body)
                """, merged.entities().stream().map(entity -> row(graph, entity)).toList());
        evidence(graph, merged.entities());
        send(
                """
                insert into graph_relation (graph, id, from_entity, to_entity, weight, body)
                values (:graph, :id, :from, :to, :weight, :body)
                """,
                merged.relations().stream()
                        .map(relation -> row(graph, relation))
                        .toList());
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
        List<SqlParameterSource> rows = new ArrayList<>();
        for (Entity entity : entities) {
            for (LeafRef passage : entity.evidence()) {
                // A document that was deleted meanwhile is noticed before the graph is shown.
                Long document = documents.get(passage.document());
                if (document != null) {
                    rows.add(new MapSqlParameterSource("graph", graph)
                            .addValue("entity", entity.id())
                            .addValue("document", document)
                            .addValue("leaf", passage.leaf()));
                }
            }
        }
        send("""
                insert into graph_evidence (graph, entity, document, leaf) values (:graph, :entity, :document, :leaf)
                """, rows);
    }

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
        send("""
                insert into graph_community (graph, id, level, size, body) values (:graph, :id, :level, :size, :body)
                """, communities.stream().map(community -> row(graph, community)).toList());
        send(
                """
                insert into graph_member (graph, entity, community) values (:graph, :entity, :community)
                """,
                communities.stream()
                        .flatMap(community -> community.members().stream()
                                .<SqlParameterSource>map(member -> new MapSqlParameterSource("graph", graph)
                                        .addValue("entity", member)
                                        .addValue("community", community.id())))
                        .toList());
    }

    private static SqlParameterSource row(long graph, Community community) {
        return new MapSqlParameterSource("graph", graph)
                .addValue("id", community.id())
                .addValue("level", community.level())
                .addValue("size", community.members().size())
                .addValue("body", GraphJson.text(community));
    }

    private void send(String statement, List<SqlParameterSource> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            sql.batch(statement, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }
}
