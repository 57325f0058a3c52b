package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All published nodes of a dataset, read a few documents at a time. */
final class DatasetNodes {

    /** Read at once, a bound of what is in memory. */
    private static final int NODES = 4000;

    private static final int DOCUMENTS = 500;

    /** Names of documents that are listed where they are too many for all. */
    private static final int NAMED = 3;

    private static final String OTHER_SPACES = """
            select b.embedding_model, b.dimensions, count(*) as documents from document d
            join build b on b.number = d.published_build join dataset s on s.name = d.dataset
            where d.dataset = :dataset and (b.embedding_model <> s.embedding_model or b.dimensions <> s.dimensions)
            group by b.embedding_model, b.dimensions order by b.embedding_model, b.dimensions
            """;

    private final Sql sql;

    DatasetNodes(Sql sql) {
        this.sql = sql;
    }

    /** A published tree's head. */
    private record Tree(String documentId, long build, int nodes) {}

    /**
     * Some trees.
     *
     * @param large whether it is one tree, which is to be read by itself
     */
    private record Page(List<Tree> trees, boolean large, List<PublishedNode> nodes) {

        private Tree last() {
            return trees.get(trees.size() - 1);
        }
    }

    /** Published trees that are not of the dataset's model and length. */
    List<Aside> aside(String dataset) {
        return sql.statement(OTHER_SPACES)
                .param("dataset", dataset)
                .query((rs, i) -> {
                    String model = rs.getString("embedding_model");
                    int length = rs.getInt("dimensions");
                    return new Aside(model, length, rs.getLong("documents"), first(dataset, model, length));
                })
                .list();
    }

    private List<String> first(String dataset, String model, int length) {
        return sql.statement("""
                        select d.document_id from document d join build b on b.number = d.published_build
                        where d.dataset = :dataset and d.document_id > '' and b.embedding_model = :model
                          and b.dimensions = :length
                        """ + Sql.IN_DATASET)
                .param("dataset", dataset)
                .param("model", model)
                .param("length", length)
                .param("limit", NAMED)
                .query((rs, i) -> rs.getString(1))
                .list();
    }

    void each(String dataset, Consumer<PublishedNode> to) {
        String after = "";
        while (true) {
            String behind = after;
            Page page = sql.read(() -> page(trees(dataset, behind)));
            if (page.trees().isEmpty()) {
                return;
            }
            page.nodes().forEach(to);
            if (page.large()) {
                large(page.last(), to);
            }
            after = page.last().documentId();
        }
    }

    private Page page(List<Tree> trees) {
        boolean large = !trees.isEmpty() && trees.get(0).nodes() > NODES;
        return new Page(trees, large, large ? List.of() : nodes(trees));
    }

    /** A tree too large to be read at once goes page by page, of the levels below it knows the ids alone. */
    private void large(Tree tree, Consumer<PublishedNode> to) {
        int read = 0;
        Map<Integer, String> below = Map.of();
        for (int level = 0; read < tree.nodes(); level++) {
            below = level(tree.build(), level, below, to);
            if (below.isEmpty()) {
                throw new IndexingException(
                        FailureType.INTERNAL,
                        tree.documentId() + " was replaced while it was read: read the dataset again");
            }
            read += below.size();
        }
    }

    /** The dataset's own tree, with the ids of the documents that each node is about. */
    void ofDataset(String dataset, BiConsumer<PublishedNode, List<String>> to) {
        DatasetSources sources = new DatasetSources(sql);
        Optional<Long> build = sql.read(() -> sources.open(dataset));
        if (build.isEmpty()) {
            return;
        }
        Map<Integer, String> below = sources.lowestIds();
        for (int level = 1; !below.isEmpty(); level++) {
            int number = level;
            below = level(build.get(), level, below, node -> to.accept(node, sources.of(number, node.index())));
        }
    }

    /** @return the ids of the level's nodes by their index */
    private Map<Integer, String> level(long build, int level, Map<Integer, String> below, Consumer<PublishedNode> to) {
        Map<Integer, String> here = new HashMap<>();
        int after = -1;
        List<PublishedRow> rows;
        do {
            int behind = after;
            rows = sql.read(() -> rows(build, level, behind));
            for (PublishedRow row : rows) {
                here.put(row.index(), row.node().id());
                to.accept(row.named(below::get));
                after = row.index();
            }
        } while (rows.size() == NODES);
        return here;
    }

    private List<PublishedRow> rows(long build, int level, int after) {
        return sql.statement(PublishedRow.WITH_VECTORS + """
                        where n.build = :build and n.level = :level and n.idx > :after
                        order by n.build, n.level, n.idx limit :limit
                        """)
                .param("build", build)
                .param("level", level)
                .param("after", after)
                .param("limit", NODES)
                .query(PublishedRow::row)
                .list();
    }

    /** The next trees, as many as are read at once: at least one where there is one. */
    private List<Tree> trees(String dataset, String after) {
        List<Tree> found = sql.statement("""
                        select d.document_id, b.number, b.nodes
                        from document d join build b on b.number = d.published_build
                        where d.dataset = :dataset and d.document_id > :after
                        """ + Sql.IN_DATASET)
                .param("dataset", dataset)
                .param("after", after)
                .param("limit", DOCUMENTS)
                .query((rs, i) -> new Tree(rs.getString("document_id"), rs.getLong("number"), rs.getInt("nodes")))
                .list();
        int nodes = 0;
        int take = 0;
        while (take < found.size() && (take == 0 || nodes + found.get(take).nodes() <= NODES)) {
            nodes += found.get(take++).nodes();
        }
        return found.subList(0, take);
    }

    private List<PublishedNode> nodes(List<Tree> trees) {
        Map<Long, List<PublishedRow>> byBuild = new HashMap<>();
        sql.statement(PublishedRow.WITH_VECTORS + " where n.build = any(:builds) order by n.build, n.level, n.idx")
                .param("builds", trees.stream().map(Tree::build).toArray(Long[]::new))
                .query(PublishedRow::row)
                .list()
                .forEach(row -> byBuild.computeIfAbsent(row.build(), b -> new ArrayList<>())
                        .add(row));
        return trees.stream()
                .flatMap(tree -> PublishedNodes.withChildren(byBuild.getOrDefault(tree.build(), List.of())).stream())
                .toList();
    }
}
