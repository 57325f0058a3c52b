package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

public final class SqlPublishedTrees implements PublishedTrees {

    private static final String DATASETS = """
            select s.name, s.embedding_model, count(b.number) as documents, coalesce(sum(b.leaves), 0) as leaves,
              coalesce(sum(b.nodes - b.leaves), 0) + coalesce((select o.nodes - o.leaves from build o
                where o.dataset = s.name and o.document is null and o.generation > 0), 0) as summaries, s.updated_at
            from dataset s left join document d on d.dataset = s.name
            left join build b on b.number = d.published_build
            group by s.name, s.embedding_model, s.updated_at order by s.name
            """;

    private final Sql sql;
    private final Clock clock;
    private final PublishedNodes nodes;
    private final DatasetNodes all;
    private final VectorRows vectors;
    private final TextRows texts;

    public SqlPublishedTrees(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.nodes = new PublishedNodes(sql);
        this.all = new DatasetNodes(sql);
        this.vectors = new VectorRows(sql);
        this.texts = new TextRows(sql);
    }

    @Override
    public List<Dataset> datasets() {
        return sql.read(
                () -> sql.statement(DATASETS).query(SqlPublishedTrees::dataset).list());
    }

    @Override
    public List<String> names() {
        return sql.read(() -> sql.statement("select name from dataset order by name")
                .query(String.class)
                .list());
    }

    @Override
    public Optional<Edition> edition(String dataset) {
        return sql.read(() -> sql.statement("""
                        select embedding_model, dimensions, updated_at from dataset where name = :dataset
                        """)
                .param("dataset", dataset)
                .query((rs, i) -> new Edition(
                        rs.getString("embedding_model"), rs.getInt("dimensions"), Columns.instant(rs, "updated_at")))
                .optional());
    }

    private static Dataset dataset(ResultSet rs, int row) throws SQLException {
        return new Dataset(
                rs.getString("name"),
                rs.getString("embedding_model"),
                rs.getLong("documents"),
                rs.getLong("leaves"),
                rs.getLong("summaries"),
                Columns.instant(rs, "updated_at"));
    }

    @Override
    public List<PublishedDocument> documents(String dataset, String after, int limit) {
        return sql.read(() -> sql.statement("""
                        select d.document_id, b.leaves, b.nodes, b.levels, b.gaps, b.title, b.published_at
                        from document d join build b on b.number = d.published_build
                        where d.dataset = :dataset and d.document_id > :after
                        """ + Sql.IN_DATASET)
                .param("dataset", dataset)
                .param("after", after)
                .param("limit", limit)
                .query(SqlPublishedTrees::document)
                .list());
    }

    private static PublishedDocument document(ResultSet rs, int row) throws SQLException {
        int leaves = rs.getInt("leaves");
        return new PublishedDocument(
                rs.getString("document_id"),
                leaves,
                rs.getInt("nodes") - leaves,
                rs.getInt("levels"),
                rs.getInt("gaps"),
                rs.getString("title"),
                Columns.instant(rs, "published_at"));
    }

    @Override
    public List<TreeHead> searchable(String dataset) {
        return vectors.searchable(dataset);
    }

    @Override
    public void vectors(List<TreeHead> trees, Consumer<VectorOf> to) {
        vectors.of(trees, to);
    }

    @Override
    public void texts(List<TreeHead> trees, Consumer<TextOf> to) {
        texts.of(trees, to);
    }

    @Override
    public Map<String, Long> numbers(String dataset, Collection<String> documentIds) {
        return sql.read(() -> texts.numbers(dataset, documentIds));
    }

    @Override
    public List<Aside> aside(String dataset) {
        return sql.read(() -> all.aside(dataset));
    }

    @Override
    public void export(String dataset, Consumer<PublishedNode> to) {
        all.each(dataset, to);
    }

    @Override
    public void exportDataset(String dataset, BiConsumer<PublishedNode, List<String>> to) {
        all.ofDataset(dataset, to);
    }

    @Override
    public Optional<PublishedNode> node(String dataset, String id) {
        return nodes(dataset, List.of(id)).stream().findFirst();
    }

    @Override
    public List<PublishedNode> nodes(String dataset, Collection<String> ids) {
        return sql.read(() -> nodes.nodes(dataset, ids));
    }

    @Override
    public List<PublishedNode> tree(String dataset, String documentId) {
        return sql.read(() -> nodes.tree(dataset, documentId));
    }

    @Override
    public List<String> parents(String dataset, String nodeId) {
        return sql.read(() -> nodes.parents(dataset, nodeId));
    }

    @Override
    public LeavesBelow leavesBelow(String dataset, String nodeId, int limit) {
        return sql.read(() -> new LeafFinder(sql).below(dataset, nodeId, limit));
    }

    @Override
    public Roots roots(String dataset, String documentId, int skipped, int limit) {
        return sql.read(() -> new PublishedRoots(sql).roots(dataset, documentId, skipped, limit));
    }

    @Override
    public List<PublishedNode> leaves(String dataset, String documentId, int from, int to) {
        return sql.read(() -> nodes.leaves(dataset, documentId, from, to));
    }

    @Override
    public boolean deleteDocument(String dataset, String documentId) {
        return sql.write(() -> {
            String id = Columns.hash(documentId);
            int published = document(dataset, id, """
                    update document set published_build = null, published_by = null
                    where dataset = :dataset and id_hash = :hash and published_build is not null
                    """);
            // The dataset's own tree holds text of it, too; the next task makes another of what the ledger has.
            document(dataset, id, """
                    delete from build where number in
                      (select r.build from build_root r join document d on d.number = r.document
                       where d.dataset = :dataset and d.id_hash = :hash)
                    """);
            document(dataset, id, """
                    delete from build where document in
                      (select number from document where dataset = :dataset and id_hash = :hash)
                    """);
            // A task's list still shows what became of its documents; others are forgotten.
            document(dataset, id, """
                    delete from document where dataset = :dataset and id_hash = :hash and not exists
                      (select 1 from task_document td where td.document = number)
                    """);
            if (published > 0) {
                changed(dataset);
            }
            return published > 0;
        });
    }

    private int document(String dataset, String hash, String statement) {
        return sql.statement(statement)
                .param("dataset", dataset)
                .param("hash", hash)
                .update();
    }

    /** One without trees takes those of any model and length. */
    private void changed(String dataset) {
        sql.statement("update dataset set updated_at = :now where name = :dataset")
                .param("now", Columns.now(clock))
                .param("dataset", dataset)
                .update();
        sql.statement("""
                        update dataset set embedding_model = '', dimensions = 0 where name = :dataset and not exists
                          (select 1 from build b where b.dataset = name and b.generation > 0)
                        """).param("dataset", dataset).update();
    }

    @Override
    public boolean deleteDataset(String dataset) {
        return sql.write(() -> sql.statement("delete from dataset where name = :dataset")
                        .param("dataset", dataset)
                        .update()
                > 0);
    }
}
