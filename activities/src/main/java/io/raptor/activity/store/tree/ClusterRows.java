package io.raptor.activity.store.tree;

import io.raptor.activity.port.Node;
import io.raptor.activity.port.TreeBuilds.Gap;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import io.raptor.workflow.model.FailureType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Groupings of levels, and what hangs on them: summaries of higher levels and gaps. Within a transaction. */
final class ClusterRows {

    private final Sql sql;

    ClusterRows(Sql sql) {
        this.sql = sql;
    }

    Optional<int[][]> find(long build, int level, String input) {
        boolean same = sql.number(
                        "select count(*) from assignment where build = ? and level = ? and input = ?",
                        build,
                        level,
                        input)
                > 0;
        return same ? Optional.of(clusters(build, level)) : Optional.empty();
    }

    private int[][] clusters(long build, int level) {
        return sql.list(
                        (rs, i) -> Columns.ints(rs.getArray(1)),
                        "select members from cluster_assignment where build = ? and level = ? order by cluster",
                        build,
                        level)
                .toArray(int[][]::new);
    }

    Optional<int[]> members(long build, int level, int cluster) {
        return sql.first(
                (rs, i) -> Columns.ints(rs.getArray(1)),
                "select members from cluster_assignment where build = ? and level = ? and cluster = ?",
                build,
                level,
                cluster);
    }

    /** @return whether it is new; what was made from another one is gone then */
    boolean save(long build, int level, String input, int[][] clusters) {
        if (Arrays.deepEquals(find(build, level, input).orElse(null), clusters)) {
            return false;
        }
        dropAbove(build, level);
        sql.update("insert into assignment (build, level, input) values (?, ?, ?)", build, level, input);
        List<Object[]> rows = new ArrayList<>();
        for (int c = 0; c < clusters.length; c++) {
            rows.add(new Object[] {build, level, c, Columns.boxed(clusters[c])});
        }
        sql.batch("insert into cluster_assignment (build, level, cluster, members) values (?, ?, ?, ?)", rows);
        return true;
    }

    /** Drops a level's grouping and all that stands above the level. */
    void dropAbove(long build, int level) {
        sql.update("delete from cluster_assignment where build = ? and level >= ?", build, level);
        sql.update("delete from assignment where build = ? and level >= ?", build, level);
        sql.update("delete from node where build = ? and level > ?", build, level);
        sql.update("delete from gap where build = ? and level > ?", build, level);
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
        sql.update(
                "insert into gap (build, level, cluster, error_type, message) values (?, ?, ?, ?, ?)",
                build,
                gap.level(),
                gap.cluster(),
                gap.type().text(),
                gap.message());
    }

    private void clear(String table, String column, long build, int level, int place) {
        sql.update(
                "delete from " + table + " where build = ? and level = ? and " + column + " = ?", build, level, place);
    }

    List<Gap> gaps(long build) {
        return sql.list(
                (rs, i) -> new Gap(rs.getInt(1), rs.getInt(2), FailureType.of(rs.getString(3)), rs.getString(4)),
                "select level, cluster, error_type, message from gap where build = ? order by level, cluster",
                build);
    }
}
