package io.raptor.activity.store.tree;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Clusters of levels, and what hangs on them: summaries of higher levels and gaps. Within a transaction. */
final class ClusterRows {

    private final Sql sql;

    ClusterRows(Sql sql) {
        this.sql = sql;
    }

    Optional<int[][]> find(long build, int level, String input) {
        long same = sql.statement("""
                        select count(*) from assignment where build = :build and level = :level and input = :input
                        """)
                .paramSource(level(build, level).addValue("input", input))
                .query(Long.class)
                .single();
        return same > 0 ? Optional.of(clusters(build, level)) : Optional.empty();
    }

    private int[][] clusters(long build, int level) {
        return sql.statement("""
                        select members from cluster_assignment where build = :build and level = :level order by cluster
                        """)
                .paramSource(level(build, level))
                .query(ClusterRows::members)
                .list()
                .toArray(int[][]::new);
    }

    Optional<int[]> members(long build, int level, int cluster) {
        return sql.statement("""
                        select members from cluster_assignment
                        where build = :build and level = :level and cluster = :place
                        """)
                .paramSource(place(build, level, cluster))
                .query(ClusterRows::members)
                .optional();
    }

    private static int[] members(ResultSet rs, int row) throws SQLException {
        return Columns.ints(rs.getArray("members"));
    }

    /** @return whether it is new; what was made from another one is gone then */
    boolean save(long build, int level, String input, int[][] clusters) {
        if (Arrays.deepEquals(find(build, level, input).orElse(null), clusters)) {
            return false;
        }
        dropAbove(build, level);
        sql.statement("insert into assignment (build, level, input) values (:build, :level, :input)")
                .paramSource(level(build, level).addValue("input", input))
                .update();
        sql.batch(
                """
                insert into cluster_assignment (build, level, cluster, members)
                values (:build, :level, :place, :members)
                """,
                IntStream.range(0, clusters.length).boxed().toList(),
                cluster -> place(build, level, cluster).addValue("members", Columns.boxed(clusters[cluster])));
        return true;
    }

    /** Drops a level's grouping and all that stands above the level. */
    void dropAbove(long build, int level) {
        deleteFrom("cluster_assignment", build, level);
        deleteFrom("assignment", build, level);
        deleteFrom("node", build, level + 1);
        deleteFrom("gap", build, level + 1);
    }

    /** Deletes the rows of a level and of all above it. */
    void deleteFrom(String table, long build, int level) {
        sql.statement("delete from " + table + " where build = :build and level >= :level")
                .paramSource(level(build, level))
                .update();
    }

    /** A summary of something else than its cluster is the root over an ungrouped level: it stands alone there. */
    void makeRoomFor(long build, Node node) {
        int below = node.level() - 1;
        boolean grouped = members(build, below, node.index())
                .filter(members -> Arrays.equals(members, node.children()))
                .isPresent();
        if (grouped) {
            clear("node", "idx", build, node.level(), node.index());
            clear("gap", "cluster", build, node.level(), node.index());
        } else {
            dropAbove(build, below);
        }
    }

    void save(long build, Gap gap) {
        clear("node", "idx", build, gap.level(), gap.cluster());
        clear("gap", "cluster", build, gap.level(), gap.cluster());
        sql.statement("""
                        insert into gap (build, level, cluster, error_type, message)
                        values (:build, :level, :place, :type, :message)
                        """)
                .paramSource(place(build, gap.level(), gap.cluster())
                        .addValue("type", gap.type().text())
                        .addValue("message", gap.message()))
                .update();
    }

    private void clear(String table, String column, long build, int level, int place) {
        sql.statement("delete from " + table + " where build = :build and level = :level and " + column + " = :place")
                .paramSource(place(build, level, place))
                .update();
    }

    List<Gap> gaps(long build) {
        return sql.statement("""
                        select level, cluster, error_type, message from gap where build = :build order by level, cluster
                        """).param("build", build).query(ClusterRows::gap).list();
    }

    private static Gap gap(ResultSet rs, int row) throws SQLException {
        return new Gap(
                rs.getInt("level"),
                rs.getInt("cluster"),
                FailureType.of(rs.getString("error_type")),
                rs.getString("message"));
    }

    private static MapSqlParameterSource level(long build, int level) {
        return new MapSqlParameterSource("build", build).addValue("level", level);
    }

    private static MapSqlParameterSource place(long build, int level, int place) {
        return level(build, level).addValue("place", place);
    }
}
