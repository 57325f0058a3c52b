package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Vectors of published trees, read a few trees at a time. */
final class VectorRows {

    private static final String HEADS = """
            select d.number as document, b.number as build, b.nodes, b.published_at from document d
            join build b on b.number = d.published_build join dataset s on s.name = d.dataset
            where d.dataset = :dataset and b.embedding_model = s.embedding_model and b.dimensions = s.dimensions
            order by d.dataset, d.document_id
            """;

    /** The dataset's own tree, as of a document without a number; the nodes of its lowest level are documents' own. */
    private static final String OWN = """
            select 0 as document, b.number as build, b.nodes - b.leaves as nodes, b.published_at from build b join dataset s on s.name = b.dataset
            where b.dataset = :dataset and b.document is null and b.generation > 0 and b.nodes > b.leaves
                and b.embedding_model = s.embedding_model and b.dimensions = s.dimensions
            """;

    private final Sql sql;

    VectorRows(Sql sql) {
        this.sql = sql;
    }

    List<TreeHead> searchable(String dataset) {
        return sql.read(() -> Stream.of(HEADS, OWN)
                .flatMap(heads -> heads(heads, dataset).stream())
                .toList());
    }

    private List<TreeHead> heads(String statement, String dataset) {
        return sql.statement(statement)
                .param("dataset", dataset)
                .query((rs, i) -> new TreeHead(
                        rs.getLong("document"),
                        rs.getLong("build"),
                        rs.getInt("nodes"),
                        Columns.instant(rs, "published_at")))
                .list();
    }

    void of(List<TreeHead> trees, Consumer<VectorOf> to) {
        for (List<TreeHead> part : TreeHead.parts(trees)) {
            sql.read(() -> read(part)).forEach(to);
        }
    }

    private List<VectorOf> read(List<TreeHead> trees) {
        Map<Long, List<VectorOf>> byBuild = new HashMap<>();
        Map<Long, Long> documents = new HashMap<>();
        trees.forEach(tree -> documents.put(tree.build(), tree.document()));
        sql.statement("""
                        select build, id, level, idx, tokens, children, vector from node where build = any(:builds)
                        order by build, level, idx
                        """)
                .param("builds", trees.stream().map(TreeHead::build).toArray(Long[]::new))
                .query(rs -> {
                    long build = rs.getLong("build");
                    VectorOf vector = vector(rs, Objects.requireNonNull(documents.get(build)));
                    if (!isCopy(vector.document(), vector.level())) {
                        byBuild.computeIfAbsent(build, any -> new ArrayList<>()).add(vector);
                    }
                });
        return trees.stream()
                .flatMap(tree -> byBuild.getOrDefault(tree.build(), List.of()).stream())
                .toList();
    }

    /** A node of the lowest level of a dataset's tree: it is a document's own, too. */
    static boolean isCopy(long document, int level) {
        return document == 0 && level == 0;
    }

    private static VectorOf vector(ResultSet rs, long document) throws SQLException {
        return new VectorOf(
                rs.getString("id"),
                document,
                rs.getInt("level"),
                rs.getInt("idx"),
                rs.getInt("tokens"),
                Columns.ints(rs.getArray("children")),
                Objects.requireNonNull(Columns.vector(rs.getBytes("vector"))));
    }
}
