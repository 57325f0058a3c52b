package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedTrees.Roots;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.List;
import java.util.Optional;

/** The tops of published trees. Within a transaction. */
final class PublishedRoots {

    private final Sql sql;

    PublishedRoots(Sql sql) {
        this.sql = sql;
    }

    private record Tree(long build, boolean whole) {}

    Roots roots(String dataset, String documentId, int skipped, int limit) {
        Optional<Tree> tree = sql.statement("""
                        select b.number, b.gaps from document d join build b on b.number = d.published_build
                        where d.dataset = :dataset and d.id_hash = :hash
                        """)
                .param("dataset", dataset)
                .param("hash", Columns.hash(documentId))
                .query((rs, i) -> new Tree(rs.getLong("number"), rs.getInt("gaps") == 0))
                .optional();
        return tree.map(found -> roots(dataset, found, Math.max(0, skipped), limit))
                .orElseGet(() -> new Roots(List.of(), List.of(), 0));
    }

    private Roots roots(String dataset, Tree tree, int skipped, int limit) {
        List<Integer> levels = sql.statement(
                        "select count(*) from node where build = :build group by level order by level")
                .param("build", tree.build())
                .query((rs, i) -> rs.getInt(1))
                .list();
        return tree.whole()
                ? new Roots(named(dataset, highest(tree, levels.size() - 1, skipped, limit)), levels, last(levels))
                : withGaps(dataset, tree, levels, skipped, limit);
    }

    private static int last(List<Integer> levels) {
        return levels.isEmpty() ? 0 : levels.get(levels.size() - 1);
    }

    /** Where nothing is missing each level covers the one below, so that the highest has all the roots. */
    private List<String> highest(Tree tree, int level, int skipped, int limit) {
        return sql.statement("""
                        select id from node where build = :build and level = :level
                        order by idx limit :limit offset :skipped
                        """)
                .param("build", tree.build())
                .param("level", level)
                .param("limit", limit)
                .param("skipped", skipped)
                .query((rs, i) -> rs.getString(1))
                .list();
    }

    private Roots withGaps(String dataset, Tree tree, List<Integer> levels, int skipped, int limit) {
        RootFinder uncovered = new RootFinder();
        sql.statement("select level, idx, id, children from node where build = :build order by level desc, idx")
                .param("build", tree.build())
                .query(rs -> {
                    uncovered.add(
                            rs.getInt("level"),
                            rs.getInt("idx"),
                            rs.getString("id"),
                            Columns.ints(rs.getArray("children")));
                });
        List<String> roots = uncovered.ids();
        int from = Math.min(skipped, roots.size());
        List<String> some = roots.subList(from, Math.min(roots.size(), from + limit));
        return new Roots(named(dataset, some), levels, roots.size());
    }

    private List<PublishedNode> named(String dataset, List<String> ids) {
        return new PublishedNodes(sql).inOrder(dataset, ids);
    }
}
