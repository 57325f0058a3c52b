package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.store.sql.Sql;
import java.util.Optional;

/** Begins builds, from a copy of the published tree where it is of the same key. Within a transaction. */
final class BuildOpener {

    /** What is begun, or is to be copied, must be in the space of its dataset: else it is made anew. */
    private static final String FITTING =
            " and b.dimensions >= 0 and (b.dimensions = 0 or s.dimensions in (0, b.dimensions))";

    private static final String UNPUBLISHED = "b.generation = 0" + FITTING;
    private static final String PUBLISHED = "b.generation > 0" + FITTING;

    private final Sql sql;

    BuildOpener(Sql sql) {
        this.sql = sql;
    }

    /** @return the build's number */
    long open(BuildOwner owner, String key, String embeddingModel) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        owned.lock(sql);
        Optional<Long> begun = find(owned, key, UNPUBLISHED);
        drop(owned, begun.orElse(0L));
        return begun.orElseGet(() -> begin(owned, key, embeddingModel));
    }

    /** A build without anything in it, in place of any unpublished one. */
    long openEmpty(BuildOwner owner, String key, String embeddingModel) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        owned.lock(sql);
        drop(owned, 0);
        insert(owned, key, embeddingModel);
        return find(owned, key, UNPUBLISHED).orElseThrow();
    }

    private Optional<Long> find(OwnedBuilds owned, String key, String which) {
        return sql.first(
                (rs, i) -> rs.getLong(1),
                "select b.number from build b join dataset s on s.name = b.dataset where b." + owned.rows()
                        + " and b.build_key = ? and " + which,
                owned.owner(),
                key);
    }

    private void drop(OwnedBuilds owned, long except) {
        sql.update(
                "delete from build where " + owned.rows() + " and number <> ? and generation = 0",
                owned.owner(),
                except);
    }

    private long begin(OwnedBuilds owned, String key, String embeddingModel) {
        Optional<Long> published = find(owned, key, PUBLISHED);
        insert(owned, key, embeddingModel);
        long build = find(owned, key, UNPUBLISHED).orElseThrow();
        published.ifPresent(original -> copy(original, build));
        return build;
    }

    private void insert(OwnedBuilds owned, String key, String embeddingModel) {
        sql.update(
                "insert into build (dataset, document, build_key, embedding_model, leaves, leaf_tokens, nodes, levels,"
                        + " gaps) values (?, ?, ?, ?, -1, 0, 0, 0, 0)",
                owned.dataset(sql),
                owned.document(),
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
        copy("graph_unit", "unit, from_leaf, to_leaf, body", original, build);
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
