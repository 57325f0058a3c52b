package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Nodes of published trees, found by their ids or by their document. Within a transaction. */
final class PublishedNodes {

    private static final String OF_DOCUMENT = PublishedRow.BARE + """
            document d join build b on b.number = d.published_build join node n on n.build = b.number
            where d.dataset = :dataset and d.id_hash = :hash
            """;

    private static final String GIVEN =
            PublishedRow.BARE + Sql.TEXTS + " join node n on n.id = given.one" + PublishedRow.PUBLISHED;

    private final Sql sql;

    PublishedNodes(Sql sql) {
        this.sql = sql;
    }

    private record Place(long build, int level, int index) {}

    List<PublishedNode> tree(String dataset, String documentId) {
        return withChildren(document(dataset, documentId, " order by n.level, n.idx")
                .query(PublishedRow::row)
                .list());
    }

    List<PublishedNode> leaves(String dataset, String documentId, int from, int to) {
        return document(dataset, documentId, " and n.level = 0 and n.idx between :from and :to order by n.idx")
                .param("from", from)
                .param("to", to)
                .query(PublishedRow::row)
                .list()
                .stream()
                .map(PublishedRow::node)
                .toList();
    }

    private StatementSpec document(String dataset, String documentId, String which) {
        return sql.statement(OF_DOCUMENT + which).param("dataset", dataset).param("hash", Columns.hash(documentId));
    }

    List<PublishedNode> nodes(String dataset, Collection<String> ids) {
        List<PublishedRow> rows = sql.statement(GIVEN)
                .param("given", ids.stream().distinct().toArray(String[]::new))
                .query(PublishedRow::row)
                .list();
        // Asked for by the statement, H2 may begin with all documents of the dataset.
        return rows.stream()
                .filter(row -> row.node().dataset().equals(dataset))
                .map(row -> row.named(childrenOf(row)))
                .toList();
    }

    /** The nodes with these ids, in this order. */
    List<PublishedNode> inOrder(String dataset, List<String> ids) {
        Map<String, PublishedNode> found = new HashMap<>();
        nodes(dataset, ids).forEach(node -> found.put(node.id(), node));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<String> childrenOf(PublishedRow row) {
        if (row.children().length == 0) {
            return List.of();
        }
        return sql.statement("select n.id from " + Sql.NUMBERS
                        + " join node n on n.idx = given.one and n.build = :build and n.level = :level order by n.idx")
                .param("given", Columns.boxed(row.children()))
                .param("build", row.build())
                .param("level", row.node().level() - 1)
                .query((rs, i) -> rs.getString(1))
                .list();
    }

    List<String> parents(String dataset, String nodeId) {
        List<Place> places = sql
                .statement("""
                        select n.build, n.level, n.idx, b.dataset from node n
                        join build b on b.number = n.build and b.generation > 0 where n.id = :node
                        """)
                .param("node", nodeId)
                .query((rs, i) -> dataset.equals(rs.getString("dataset"))
                        ? List.of(new Place(rs.getLong("build"), rs.getInt("level"), rs.getInt("idx")))
                        : List.<Place>of())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
        return places.stream().flatMap(place -> above(place).stream()).toList();
    }

    /** Asked for by values: H2 joins all nodes of a build, not the next level's. */
    private List<String> above(Place place) {
        return sql.statement("""
                        select id from node where build = :build and level = :level and :index = any(children) order by idx
                        """)
                .param("build", place.build())
                .param("level", place.level() + 1)
                .param("index", place.index())
                .query((rs, i) -> rs.getString(1))
                .list();
    }

    /** Names the children by id; they are among the rows themselves. */
    static List<PublishedNode> withChildren(List<PublishedRow> rows) {
        Map<Place, String> ids = new HashMap<>();
        rows.forEach(row -> ids.put(
                new Place(row.build(), row.node().level(), row.index()),
                row.node().id()));
        return rows.stream()
                .map(row -> row.named(
                        child -> ids.get(new Place(row.build(), row.node().level() - 1, child))))
                .toList();
    }
}
