package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

public final class SqlPublishedTrees implements PublishedTrees {

    private static final String DATASETS =
            "select s.name, s.embedding_model, count(b.number), coalesce(sum(b.leaves), 0),"
                    + " coalesce(sum(b.nodes - b.leaves), 0), s.updated_at"
                    + " from dataset s left join document d on d.dataset = s.name"
                    + " left join build b on b.number = d.published_build"
                    + " group by s.name, s.embedding_model, s.updated_at order by s.name";

    private final Sql sql;
    private final Clock clock;
    private final PublishedNodes shelf;
    private final VectorRows vectors;
    private final TextRows texts;

    public SqlPublishedTrees(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.shelf = new PublishedNodes(sql);
        this.vectors = new VectorRows(sql);
        this.texts = new TextRows(sql);
    }

    @Override
    public List<Dataset> datasets() {
        return sql.read(() -> sql.list(SqlPublishedTrees::dataset, DATASETS));
    }

    @Override
    public List<String> names() {
        return sql.read(() -> sql.list((rs, i) -> rs.getString(1), "select name from dataset order by name"));
    }

    @Override
    public Optional<Edition> edition(String dataset) {
        return sql.read(() -> sql.first(
                (rs, i) -> new Edition(
                        rs.getString(1),
                        rs.getInt(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()),
                "select embedding_model, dimensions, updated_at from dataset where name = ?",
                dataset));
    }

    private static Dataset dataset(ResultSet rs, int row) throws SQLException {
        return new Dataset(
                rs.getString(1),
                rs.getString(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getLong(5),
                rs.getObject(6, OffsetDateTime.class).toInstant());
    }

    @Override
    public List<PublishedDocument> documents(String dataset, String after, int limit) {
        return sql.read(() -> sql.list(
                SqlPublishedTrees::document,
                "select d.document_id, b.leaves, b.nodes, b.levels, b.gaps, b.title, b.published_at"
                        + " from document d join build b on b.number = d.published_build"
                        + " where d.dataset = ? and d.document_id > ?" + Sql.IN_DATASET,
                dataset,
                after,
                limit));
    }

    private static PublishedDocument document(ResultSet rs, int row) throws SQLException {
        int leaves = rs.getInt(2);
        return new PublishedDocument(
                rs.getString(1),
                leaves,
                rs.getInt(3) - leaves,
                rs.getInt(4),
                rs.getInt(5),
                rs.getString(6),
                rs.getObject(7, OffsetDateTime.class).toInstant());
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
        return sql.read(() -> shelf.aside(dataset));
    }

    @Override
    public void export(String dataset, Consumer<PublishedNode> to) {
        shelf.nodes(dataset, to);
    }

    @Override
    public void exportDataset(String dataset, BiConsumer<PublishedNode, List<String>> to) {
        shelf.ofDataset(dataset, to);
    }

    @Override
    public Optional<PublishedNode> node(String dataset, String id) {
        return nodes(dataset, List.of(id)).stream().findFirst();
    }

    @Override
    public List<PublishedNode> nodes(String dataset, Collection<String> ids) {
        return sql.read(() -> shelf.nodes(dataset, ids));
    }

    @Override
    public List<PublishedNode> tree(String dataset, String documentId) {
        return sql.read(() -> shelf.tree(dataset, documentId));
    }

    @Override
    public List<String> parents(String dataset, String nodeId) {
        return sql.read(() -> shelf.parents(dataset, nodeId));
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
        return sql.read(() -> shelf.leaves(dataset, documentId, from, to));
    }

    @Override
    public boolean deleteDocument(String dataset, String documentId) {
        return sql.write(() -> {
            String id = Columns.hash(documentId);
            int published = sql.update(
                    "update document set published_build = null, published_by = null"
                            + " where dataset = ? and id_hash = ? and published_build is not null",
                    dataset,
                    id);
            sql.update(
                    "delete from build where document in"
                            + " (select number from document where dataset = ? and id_hash = ?)",
                    dataset,
                    id);
            // A task's list still shows what became of its documents; others are forgotten.
            sql.update(
                    "delete from document where dataset = ? and id_hash = ? and not exists"
                            + " (select 1 from task_document td where td.document = number)",
                    dataset,
                    id);
            if (published > 0) {
                changed(dataset);
            }
            return published > 0;
        });
    }

    /** One without trees takes those of any model and length. */
    private void changed(String dataset) {
        sql.update("update dataset set updated_at = ? where name = ?", Columns.now(clock), dataset);
        sql.update(
                "update dataset set embedding_model = '', dimensions = 0 where name = ? and not exists"
                        + " (select 1 from build b where b.dataset = name and b.generation > 0)",
                dataset);
    }

    @Override
    public boolean deleteDataset(String dataset) {
        return sql.write(() -> sql.update("delete from dataset where name = ?", dataset) > 0);
    }
}
