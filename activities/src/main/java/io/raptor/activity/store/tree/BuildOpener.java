package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.TreeModels;
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
    long open(BuildOwner owner, String key, TreeModels models) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        owned.lock(sql);
        Optional<Long> begun = find(owned, key, UNPUBLISHED);
        drop(owned, begun.orElse(0L));
        return begun.orElseGet(() -> begin(owned, key, models));
    }

    /** A build without anything in it, in place of any unpublished one. */
    long openEmpty(BuildOwner owner, String key, TreeModels models) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        owned.lock(sql);
        drop(owned, 0);
        insert(owned, key, models);
        return find(owned, key, UNPUBLISHED).orElseThrow();
    }

    private Optional<Long> find(OwnedBuilds owned, String key, String which) {
        return sql.statement("select b.number from build b join dataset s on s.name = b.dataset where b." + owned.rows()
                        + " and b.build_key = :key and " + which)
                .param("owner", owned.owner())
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    private void drop(OwnedBuilds owned, long except) {
        sql.statement("delete from build where " + owned.rows() + " and number <> :except and generation = 0")
                .param("owner", owned.owner())
                .param("except", except)
                .update();
    }

    private long begin(OwnedBuilds owned, String key, TreeModels models) {
        Optional<Long> published = find(owned, key, PUBLISHED);
        insert(owned, key, models);
        long build = find(owned, key, UNPUBLISHED).orElseThrow();
        published.ifPresent(original -> copy(original, build));
        return build;
    }

    private void insert(OwnedBuilds owned, String key, TreeModels models) {
        sql.statement("""
                        insert into build
                          (dataset, document, build_key, embedding_model, summaries_by, leaves, leaf_tokens, nodes, levels, gaps)
                        values (:dataset, :document, :key, :model, :summaries_by, -1, 0, 0, 0, 0)
                        """)
                .param("dataset", owned.dataset(sql))
                .param("document", owned.document())
                .param("key", key)
                .param("model", models.embedding())
                .param("summaries_by", models.summaries())
                .update();
    }

    /** Readers go on with the published tree while what it lacks is added to the copy. */
    private void copy(long original, long build) {
        sql.statement("""
                        update build set
                          leaves = (select o.leaves from build o where o.number = :original),
                          leaf_tokens = (select o.leaf_tokens from build o where o.number = :original),
                          dimensions = (select o.dimensions from build o where o.number = :original),
                          left_out = (select o.left_out from build o where o.number = :original),
                          warnings = (select o.warnings from build o where o.number = :original)
                        where number = :build
                        """).param("original", original).param("build", build).update();
        copy("node", """
                level, idx, id, title, text, text_hash, tokens, start_at, end_at, passed_up, children, vector,
                heading_path, page, asides
                """, original, build);
        copy("assignment", "level, input", original, build);
        copy("cluster_assignment", "level, cluster, members", original, build);
        copy("graph_unit", "unit, from_leaf, to_leaf, body", original, build);
        copy("gap", "level, cluster, error_type, message", original, build);
        copy("build_root", "idx, document", original, build);
    }

    private void copy(String table, String columns, long original, long build) {
        sql.statement("insert into " + table + " (build, " + columns + ") select cast(:build as bigint), " + columns
                        + " from " + table + " where build = :original")
                .param("build", build)
                .param("original", original)
                .update();
    }
}
