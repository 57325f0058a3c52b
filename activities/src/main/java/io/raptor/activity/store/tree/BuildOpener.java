package io.raptor.activity.store.tree;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.util.Optional;

/** Begins builds, from a copy of the published tree where it is of the same key. Within a transaction. */
final class BuildOpener {

    /** What is begun, or is to be copied, must be in the space of its dataset: else it is made anew. */
    private static final String FITTING =
            " and b.dimensions >= 0 and (b.dimensions = 0 or s.dimensions in (0, b.dimensions))";

    private static final String UNPUBLISHED = "b.number <> coalesce(d.published_build, 0)" + FITTING;
    private static final String PUBLISHED = "b.number = d.published_build" + FITTING;

    private final Sql sql;

    BuildOpener(Sql sql) {
        this.sql = sql;
    }

    /** @return the build's number */
    long open(long document, String key, String embeddingModel) {
        lock(document);
        Optional<Long> begun = find(document, key, UNPUBLISHED);
        drop(document, begun.orElse(0L));
        return begun.orElseGet(() -> begin(document, key, embeddingModel));
    }

    /** A build without anything in it, in place of any unpublished one. */
    long openEmpty(long document, String key, String embeddingModel) {
        lock(document);
        drop(document, 0);
        insert(document, key, embeddingModel);
        return find(document, key, UNPUBLISHED).orElseThrow();
    }

    private void lock(long document) {
        Optional<Long> locked = sql.first(
                (rs, i) -> rs.getLong(1), "select number from document where number = ? for update", document);
        if (locked.isEmpty()) {
            throw new IndexingException(
                    FailureType.INTERNAL, "document " + document + " was deleted; run the task again to find it");
        }
    }

    private Optional<Long> find(long document, String key, String which) {
        return sql.first(
                (rs, i) -> rs.getLong(1),
                "select b.number from build b join document d on d.number = b.document"
                        + " join dataset s on s.name = d.dataset where b.document = ? and b.build_key = ? and " + which,
                document,
                key);
    }

    private void drop(long document, long except) {
        sql.update(
                "delete from build where document = ? and number <> ? and number <>"
                        + " (select coalesce(d.published_build, 0) from document d where d.number = ?)",
                document,
                except,
                document);
    }

    private long begin(long document, String key, String embeddingModel) {
        Optional<Long> published = find(document, key, PUBLISHED);
        insert(document, key, embeddingModel);
        long build = find(document, key, UNPUBLISHED).orElseThrow();
        published.ifPresent(original -> copy(original, build));
        return build;
    }

    private void insert(long document, String key, String embeddingModel) {
        sql.update(
                "insert into build (document, build_key, embedding_model, leaves, leaf_tokens, nodes, levels, gaps)"
                        + " values (?, ?, ?, -1, 0, 0, 0, 0)",
                document,
                key,
                embeddingModel);
    }

    /** Readers go on with the published tree while what it lacks is added to the copy. */
    private void copy(long original, long build) {
        sql.update(
                "update build set leaves = (select o.leaves from build o where o.number = ?),"
                        + " leaf_tokens = (select o.leaf_tokens from build o where o.number = ?),"
                        + " dimensions = (select o.dimensions from build o where o.number = ?),"
                        + " left_out = (select o.left_out from build o where o.number = ?),"
                        + " warnings = (select o.warnings from build o where o.number = ?) where number = ?",
                original,
                original,
                original,
                original,
                original,
                build);
        copy(
                "node",
                "level, idx, id, title, text, text_hash, tokens, start_at, end_at, passed_up, children, vector,"
                        + " heading_path, page, asides",
                original,
                build);
        copy("assignment", "level, input", original, build);
        copy("cluster_assignment", "level, cluster, members", original, build);
        copy("gap", "level, cluster, error_type, message", original, build);
    }

    private void copy(String table, String columns, long original, long build) {
        sql.update(
                "insert into " + table + " (build, " + columns + ") select cast(? as bigint), " + columns + " from "
                        + table + " where build = ?",
                build,
                original);
    }
}
