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
        int from = 0;
        while (from < trees.size()) {
            List<TreeHead> page = trees.subList(from, VectorRows.end(trees, from));
            sql.read(() -> read(page)).forEach(to);
            from += page.size();
        }
    }

    private List<TextOf> read(List<TreeHead> trees) {
        Map<Long, Long> documents = new HashMap<>();
        trees.forEach(tree -> documents.put(tree.build(), tree.document()));
        Map<Long, List<TextOf>> byBuild = new HashMap<>();
        sql.list(
                (rs, i) -> {
                    TextOf text = text(rs, documents);
                    if (VectorRows.isCopy(text.document(), text.level())) {
                        return false;
                    }
                    return byBuild.computeIfAbsent(text.build(), b -> new ArrayList<>())
                            .add(text);
                },
                "select build, id, level, idx, tokens, title, text from node where build = any(?)"
                        + " order by build, level, idx",
                (Object) trees.stream().map(TreeHead::build).toArray(Long[]::new));
        return trees.stream()
                .flatMap(tree -> byBuild.getOrDefault(tree.build(), List.of()).stream())
                .toList();
    }

    private static TextOf text(ResultSet rs, Map<Long, Long> documents) throws SQLException {
        long build = rs.getLong(1);
        return new TextOf(
                rs.getString(2),
                Objects.requireNonNull(documents.get(build)),
                build,
                rs.getInt(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getString(6),
                rs.getString(7));
    }

    Map<String, Long> numbers(String dataset, Collection<String> documentIds) {
        Map<String, Long> found = new HashMap<>();
        for (String id : documentIds) {
            sql.first(
                            (rs, i) -> rs.getLong(1),
                            "select number from document where dataset = ? and id_hash = ?"
                                    + " and published_build is not null",
                            dataset,
                            Columns.hash(id))
                    .ifPresent(number -> found.put(id, number));
        }
        return found;
    }
}
