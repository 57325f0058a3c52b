package io.raptor.activity.store.tree;

import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the nodes of a dataset's documents that stand below no other of their document. Within a transaction. */
final class DocumentRoots {

    /** Documents read at once. */
    private static final int PAGE = 500;

    private final Sql sql;

    DocumentRoots(Sql sql) {
        this.sql = sql;
    }

    /** A root, and where it is. */
    record Root(long document, long build, int level, int index, String id, int tokens) {}

    private record Tree(String documentId, long document, long build, boolean whole) {}

    private record Placed(Root root, int[] children) {}

    /** In the order of document ids, which is ours and not the database's: then of level from the highest, and index. */
    List<Root> of(String dataset, String embeddingModel) {
        List<Tree> trees = new ArrayList<>(trees(dataset, embeddingModel));
        trees.sort(Comparator.comparing(Tree::documentId));
        List<Root> found = new ArrayList<>();
        for (int from = 0; from < trees.size(); from += PAGE) {
            List<Tree> page = trees.subList(from, Math.min(trees.size(), from + PAGE));
            Map<Long, List<Root>> tops = tops(page);
            for (Tree tree : page) {
                found.addAll(tree.whole() ? tops.getOrDefault(tree.build(), List.of()) : withGaps(tree));
            }
        }
        return found;
    }

    private List<Tree> trees(String dataset, String embeddingModel) {
        return sql.statement("""
                        select d.document_id, d.number, b.number, b.gaps
                        from document d join build b on b.number = d.published_build join dataset s on s.name = d.dataset
                        where d.dataset = :dataset and b.embedding_model = :model and b.embedding_model = s.embedding_model
                            and b.dimensions = s.dimensions
                        """)
                .param("dataset", dataset)
                .param("model", embeddingModel)
                .query((rs, i) -> new Tree(rs.getString(1), rs.getLong(2), rs.getLong(3), rs.getInt(4) == 0))
                .list();
    }

    /** Where nothing is missing each level covers the one below. */
    private Map<Long, List<Root>> tops(List<Tree> trees) {
        Map<Long, List<Root>> found = new HashMap<>();
        sql.statement("""
                        select b.document, b.number, n.level, n.idx, n.id, n.tokens
                        from unnest(cast(:given as bigint array)) as given(one) join build b on b.number = given.one
                            join node n on n.build = b.number and n.level = b.levels
                        order by b.number, n.idx
                        """)
                .param(
                        "given",
                        trees.stream().filter(Tree::whole).map(Tree::build).toArray(Long[]::new))
                .query((rs, i) -> new Root(
                        rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getInt(4), rs.getString(5), rs.getInt(6)))
                .list()
                .forEach(root -> found.computeIfAbsent(root.build(), b -> new ArrayList<>())
                        .add(root));
        return found;
    }

    private List<Root> withGaps(Tree tree) {
        RootFinder finder = new RootFinder();
        List<Root> found = new ArrayList<>();
        sql.statement("""
                        select level, idx, id, tokens, children from node where build = :build order by level desc, idx
                        """)
                .param("build", tree.build())
                .query((rs, i) -> new Placed(
                        new Root(
                                tree.document(),
                                tree.build(),
                                rs.getInt(1),
                                rs.getInt(2),
                                rs.getString(3),
                                rs.getInt(4)),
                        Columns.ints(rs.getArray(5))))
                .list()
                .forEach(placed -> {
                    Root root = placed.root();
                    if (finder.add(root.level(), root.index(), root.id(), placed.children())) {
                        found.add(root);
                    }
                });
        return found;
    }
}
