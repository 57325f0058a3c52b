package io.raptor.activity.store.graph;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Published graphs as a whole, over SQL. */
public final class SqlGraphOutlines implements GraphOutlines {

    private static final int PAGE = 2000;
    private static final int DOCUMENTS = 200;

    private final Sql sql;

    public SqlGraphOutlines(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void entities(long graph, Consumer<Entity> to) {
        all(
                "select id, body from graph_entity where graph = :graph and id > :after order by id limit :limit",
                graph,
                Entity.class,
                to);
    }

    @Override
    public void relations(long graph, Consumer<Relation> to) {
        all(
                "select id, body from graph_relation where graph = :graph and id > :after order by id limit :limit",
                graph,
                Relation.class,
                to);
    }

    private <T> void all(String query, long graph, Class<T> type, Consumer<T> to) {
        String after = "";
        List<Row<T>> page;
        do {
            page = page(query, graph, after, type);
            page.forEach(row -> to.accept(row.value()));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private record Row<T>(String id, T value) {}

    private <T> List<Row<T>> page(String query, long graph, String after, Class<T> type) {
        return sql.read(() -> sql.statement(query)
                .param("graph", graph)
                .param("after", after)
                .param("limit", PAGE)
                .query((rs, i) -> new Row<>(rs.getString(1), GraphJson.value(rs.getString(2), type)))
                .list());
    }

    @Override
    public void leaves(long graph, Consumer<Place> to) {
        List<Long> documents = documents(graph);
        for (int from = 0; from < documents.size(); from += DOCUMENTS) {
            List<Long> some = documents.subList(from, Math.min(documents.size(), from + DOCUMENTS));
            places(graph, some).forEach(to);
        }
    }

    private List<Long> documents(long graph) {
        return sql.read(
                () -> sql.statement("""
                        select d.number from graph g join document d on d.dataset = g.dataset
                        where g.number = :graph and d.published_build is not null order by d.number
                        """).param("graph", graph).query(Long.class).list());
    }

    private List<Place> places(long graph, List<Long> documents) {
        return sql.read(
                () -> sql.statement("select d.document_id, d.number, n.idx, n.id, n.tokens from " + Sql.NUMBERS + """

                        join document d on d.number = given.one join graph g on g.number = :graph
                        join build b on b.number = d.published_build and b.published_at <= g.published_at
                        join node n on n.build = b.number and n.level = 0
                        order by d.number, n.idx
                        """)
                        .param("given", documents.toArray(Long[]::new))
                        .param("graph", graph)
                        .query(SqlGraphOutlines::place)
                        .list());
    }

    private static Place place(ResultSet rs, int row) throws SQLException {
        int index = rs.getInt(3);
        return new Place(
                new LeafRef(rs.getString(1), index),
                new NodeHit(rs.getString(4), rs.getLong(2), 0, index, rs.getInt(5), 0));
    }

    @Override
    public List<Relation> relations(long graph, List<String> ids) {
        return sql.read(() -> sql.statement("select r.body from " + Sql.TEXTS
                        + " join graph_relation r on r.graph = :graph and r.id = given.one")
                .param("given", ids.toArray(String[]::new))
                .param("graph", graph)
                .query((rs, i) -> GraphJson.value(rs.getString(1), Relation.class))
                .list());
    }
}
