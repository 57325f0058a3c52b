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

    private final Sql sql;

    CompleteLevels(Sql sql) {
        this.sql = sql;
    }

    private record Members(int index, int[] places) {}

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
        sql.list((rs, i) -> rs.getInt(1), "select idx from node where build = ? and level = 0", build)
                .forEach(leaves::set);
        return leaves;
    }

    /** @param here takes the indexes of the level */
    private boolean fits(long build, int level, BitSet below, BitSet here) {
        boolean ungrouped = false;
        List<Members> page;
        do {
            page = page("select idx, children from node", "idx", build, level, here.length());
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
            page = page("select cluster, members from cluster_assignment", "cluster", build, level, next);
            page.forEach(cluster -> found.put(cluster.index(), cluster.places()));
            next = page.isEmpty() ? next : page.get(page.size() - 1).index() + 1;
        } while (page.size() == PAGE && next <= to);
        return found;
    }

    private List<Members> page(String select, String place, long build, int level, int from) {
        return sql.list(
                (rs, i) -> new Members(rs.getInt(1), Columns.ints(rs.getArray(2))),
                select + " where build = ? and level = ? and " + place + " >= ? order by build, level, " + place
                        + " limit ?",
                build,
                level,
                from,
                PAGE);
    }
}
