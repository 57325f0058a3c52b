package io.raptor.activity.store.tree;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.DatasetBuilds;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.store.sql.Sql;
import io.raptor.activity.store.tree.DocumentRoots.Root;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Trees over datasets in SQL: copies of the documents' roots are their lowest level, under the same ids. */
public final class SqlDatasetBuilds implements DatasetBuilds {

    /** Copied in one transaction. */
    private static final int PAGE = 1000;

    private static final String COPY = NodeRows.INTO + """
            select cast(:build as bigint), 0, cast(:place as integer), id, title, text, text_hash, tokens, start_at,
                end_at, false, cast(array[] as integer array), vector, heading_path, page, asides
            from node where build = :from and level = :level and idx = :idx
            """;
    private static final String MARK =
            "insert into build_root (build, idx, document) values (:build, :place, :document)";

    private final Sql sql;
    private final TreeBuilds builds;
    private final DocumentRoots roots;

    public SqlDatasetBuilds(Sql sql, TreeBuilds builds) {
        this.sql = sql;
        this.builds = builds;
        this.roots = new DocumentRoots(sql);
    }

    @Override
    public Optional<Build> open(String dataset, UnaryOperator<String> key, TreeModels models) {
        List<Root> lowest = sql.read(() -> roots.of(dataset, models.embedding()));
        Sha256 hash = new Sha256();
        lowest.forEach(root -> hash.add(root.id()).add("\n"));
        String name = key.apply(hash.hex());
        if (isShown(dataset, name)) {
            return Optional.empty();
        }
        Build build = builds.open(BuildOwner.dataset(dataset), name, models);
        return Optional.of(build.leaves() < 0 ? fill(build, lowest) : build);
    }

    private boolean isShown(String dataset, String key) {
        return sql.read(() -> sql.statement("""
                        select count(*) from build where dataset = :dataset and document is null and build_key = :key
                            and generation > 0 and gaps = 0
                        """)
                        .param("dataset", dataset)
                        .param("key", key)
                        .query(Long.class)
                        .single())
                > 0;
    }

    /** What an earlier attempt has left is begun anew; only a whole level is marked as there. */
    private Build fill(Build build, List<Root> lowest) {
        sql.write(() -> {
            clear("delete from node where build = :build", build);
            clear("delete from build_root where build = :build", build);
        });
        for (int from = 0; from < lowest.size(); from += PAGE) {
            int first = from;
            sql.write(() -> copy(build, first, lowest.subList(first, Math.min(lowest.size(), first + PAGE))));
        }
        sql.write(() -> finish(build, lowest));
        return builds.build(build.number());
    }

    private void clear(String statement, Build build) {
        sql.statement(statement).param("build", build.number()).update();
    }

    private void copy(Build build, int first, List<Root> some) {
        List<Placed> placed = IntStream.range(0, some.size())
                .mapToObj(i -> new Placed(build.number(), first + i, some.get(i)))
                .toList();
        sql.batch(COPY, placed, Placed::row);
        sql.batch(MARK, placed, Placed::row);
    }

    /** A root, and its place in the lowest level of the dataset's tree. */
    private record Placed(long build, int place, Root root) {

        SqlParameterSource row() {
            return new MapSqlParameterSource("build", build)
                    .addValue("place", place)
                    .addValue("document", root.document())
                    .addValue("from", root.build())
                    .addValue("level", root.level())
                    .addValue("idx", root.index());
        }
    }

    private void finish(Build build, List<Root> lowest) {
        long copied = sql.statement("select count(*) from node where build = :build and level = 0")
                .param("build", build.number())
                .query(Long.class)
                .single();
        if (copied != lowest.size()) {
            throw new IndexingException(
                    FailureType.INTERNAL,
                    "documents of dataset " + build.dataset()
                            + " were replaced while its tree was begun; it is begun again");
        }
        sql.statement("""
                        update build set leaves = :leaves, leaf_tokens = :tokens,
                            dimensions = (select s.dimensions from dataset s where s.name = build.dataset)
                        where number = :build and leaves < 0
                        """)
                .param("leaves", lowest.size())
                .param("tokens", lowest.stream().mapToLong(Root::tokens).sum())
                .param("build", build.number())
                .update();
    }

    @Override
    public long[] documents(long build) {
        return sql.read(() -> sql
                .statement("select document from build_root where build = :build order by build, idx")
                .param("build", build)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray());
    }
}
