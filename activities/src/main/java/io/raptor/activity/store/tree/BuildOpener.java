package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.sql.Sql;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** Begins builds, from a copy of the published tree where it is of the same key. Within a transaction. */
final class BuildOpener {

    private final Sql sql;

    BuildOpener(Sql sql) {
        this.sql = sql;
    }

    /**
     * A build that an owner has.
     *
     * @param fits it is of the key that is asked for and in the space of its dataset: else it is made anew
     */
    private record Known(long number, boolean published, boolean fits) {}

    /** @return the build's number */
    long open(BuildOwner owner, String key, TreeModels models) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        String dataset = owned.lock(sql);
        List<Known> known = known(owned, key);
        Optional<Long> begun = fitting(known, false);
        long kept = begun.orElse(0L);
        if (known.stream().anyMatch(build -> !build.published() && build.number() != kept)) {
            drop(owned, kept);
        }
        return begun.orElseGet(() -> {
            long build = insert(owned, dataset, key, models);
            fitting(known, true).ifPresent(original -> copy(original, build));
            return build;
        });
    }

    /** A build without anything in it, in place of any unpublished one. */
    long openEmpty(BuildOwner owner, String key, TreeModels models) {
        OwnedBuilds owned = OwnedBuilds.of(owner);
        String dataset = owned.lock(sql);
        drop(owned, 0);
        return insert(owned, dataset, key, models);
    }

    private List<Known> known(OwnedBuilds owned, String key) {
        return sql.statement("""
                        select b.number, b.generation > 0 as published, b.build_key = :key and b.dimensions >= 0
                          and (b.dimensions = 0 or s.dimensions in (0, b.dimensions)) as fits
                        from build b join dataset s on s.name = b.dataset where b.
                        """.stripTrailing() + owned.rows())
                .param("owner", owned.owner())
                .param("key", key)
                .query((rs, i) -> new Known(rs.getLong("number"), rs.getBoolean("published"), rs.getBoolean("fits")))
                .list();
    }

    private static Optional<Long> fitting(List<Known> known, boolean published) {
        return known.stream()
                .filter(build -> build.fits() && build.published() == published)
                .map(Known::number)
                .findFirst();
    }

    private void drop(OwnedBuilds owned, long except) {
        sql.statement("delete from build where " + owned.rows() + " and number <> :except and generation = 0")
                .param("owner", owned.owner())
                .param("except", except)
                .update();
    }

    private long insert(OwnedBuilds owned, String dataset, String key, TreeModels models) {
        KeyHolder number = new GeneratedKeyHolder();
        sql.statement("""
                        insert into build
                          (dataset, document, build_key, embedding_model, summaries_by, leaves, leaf_tokens, nodes, levels, gaps)
                        values (:dataset, :document, :key, :model, :summaries_by, -1, 0, 0, 0, 0)
                        """)
                .param("dataset", dataset)
                .param("document", owned.document())
                .param("key", key)
                .param("model", models.embedding())
                .param("summaries_by", models.summaries())
                .update(number, "number");
        return Objects.requireNonNull(number.getKey()).longValue();
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
