package io.raptor.activity.store.tree;

import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds how far up a tree is one tree, a page of a level in memory at once. Within a transaction. */
final class CompleteLevels {

    private static final int PAGE = 1000;

    private static final Table NODES = new Table("node", "idx", "children");
    private static final Table CLUSTERS = new Table("cluster_assignment", "cluster", "members");

    private final Sql sql;

    CompleteLevels(Sql sql) {
        this.sql = sql;
    }

    private record Members(int index, int[] places) {}

    private record Table(String name, String place, String members) {}

    /** The highest level, at most {@code levels}, below which none is missing or made from another grouping. */
    int upTo(long build, int levels) {
        BitSet below = levels == 0 ? new BitSet() : indexes(build);
        for (int level = 1; level <= levels; level++) {
            BitSet here = new BitSet();
            if (!fits(build, level, below, here) || here.isEmpty()) {
                return level - 1;
            }
            below = here;
        }
        return levels;
    }

    private BitSet indexes(long build) {
        BitSet leaves = new BitSet();
        sql.statement("select idx from node where build = :build and level = 0")
                .param("build", build)
                .query(rs -> {
                    leaves.set(rs.getInt("idx"));
                });
        return leaves;
    }

    /** @param here takes the indexes of the level */
    private boolean fits(long build, int level, BitSet below, BitSet here) {
        boolean ungrouped = false;
        List<Members> page;
        do {
            page = page(NODES, build, level, here.length());
            Map<Integer, int[]> clusters = page.isEmpty() ? Map.of() : clusters(build, level - 1, page);
            for (Members node : page) {
                int[] cluster = clusters.get(node.index());
                ungrouped |= cluster == null;
                here.set(node.index());
                boolean children = Arrays.stream(node.places()).allMatch(below::get);
                if (!children || (cluster != null && !Arrays.equals(cluster, node.places()))) {
                    return false;
                }
            }
        } while (page.size() == PAGE);
        // A root over a level that is not grouped stands alone.
        return !ungrouped || here.cardinality() == 1;
    }

    private Map<Integer, int[]> clusters(long build, int level, List<Members> nodes) {
        Map<Integer, int[]> found = new HashMap<>();
        int from = nodes.get(0).index();
        int to = nodes.get(nodes.size() - 1).index();
        List<Members> page;
        int next = from;
        do {
            page = page(CLUSTERS, build, level, next);
            page.forEach(cluster -> found.put(cluster.index(), cluster.places()));
            next = page.isEmpty() ? next : page.get(page.size() - 1).index() + 1;
        } while (page.size() == PAGE && next <= to);
        return found;
    }

    private List<Members> page(Table table, long build, int level, int from) {
        return sql.statement("select " + table.place() + ", " + table.members() + " from " + table.name()
                        + " where build = :build and level = :level and " + table.place()
                        + " >= :from order by build, level, " + table.place() + " limit :page")
                .param("build", build)
                .param("level", level)
                .param("from", from)
                .param("page", PAGE)
                .query((rs, i) -> new Members(rs.getInt(table.place()), Columns.ints(rs.getArray(table.members()))))
                .list();
    }
}
