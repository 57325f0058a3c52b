package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTexts.TextOf;
import io.raptor.activity.port.PublishedVectors.TreeHead;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Texts of published trees, read a few trees at a time. */
final class TextRows {

    private final Sql sql;

    TextRows(Sql sql) {
        this.sql = sql;
    }

    void of(List<TreeHead> trees, Consumer<TextOf> to) {
        for (List<TreeHead> part : TreeHead.parts(trees)) {
            sql.read(() -> read(part)).forEach(to);
        }
    }

    private List<TextOf> read(List<TreeHead> trees) {
        Map<Long, Long> documents = new HashMap<>();
        trees.forEach(tree -> documents.put(tree.build(), tree.document()));
        Map<Long, List<TextOf>> byBuild = new HashMap<>();
        sql.statement("""
                        select build, id, level, idx, tokens, title, text from node where build = any(:builds)
                        order by build, level, idx
                        """)
                .param("builds", trees.stream().map(TreeHead::build).toArray(Long[]::new))
                .query(rs -> {
                    TextOf text = text(rs, documents);
                    if (!VectorRows.isCopy(text.document(), text.level())) {
                        byBuild.computeIfAbsent(text.build(), any -> new ArrayList<>())
                                .add(text);
                    }
                });
        return trees.stream()
                .flatMap(tree -> byBuild.getOrDefault(tree.build(), List.of()).stream())
                .toList();
    }

    private static TextOf text(ResultSet rs, Map<Long, Long> documents) throws SQLException {
        long build = rs.getLong("build");
        return new TextOf(
                rs.getString("id"),
                Objects.requireNonNull(documents.get(build)),
                build,
                rs.getInt("level"),
                rs.getInt("idx"),
                rs.getInt("tokens"),
                rs.getString("title"),
                rs.getString("text"));
    }

    Map<String, Long> numbers(String dataset, Collection<String> documentIds) {
        Map<String, Long> found = new HashMap<>();
        for (String id : documentIds) {
            sql.statement("""
                            select number from document
                            where dataset = :dataset and id_hash = :hash and published_build is not null
                            """)
                    .param("dataset", dataset)
                    .param("hash", Columns.hash(id))
                    .query(Long.class)
                    .optional()
                    .ifPresent(number -> found.put(id, number));
        }
        return found;
    }
}
