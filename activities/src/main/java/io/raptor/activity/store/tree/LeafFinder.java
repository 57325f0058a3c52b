package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees.LeafPlace;
import io.raptor.activity.port.PublishedTrees.LeavesBelow;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Walks from a published node down to the leaves that it stands on, by indexes alone. Within a transaction. */
final class LeafFinder {

    private final Sql sql;

    LeafFinder(Sql sql) {
        this.sql = sql;
    }

    /** A node's place; one of a dataset's own tree stands on the tops of documents' trees. */
    private record Place(String dataset, long build, int level, int index, boolean ofDataset) {}

    /** A top of a document's tree; all of its leaves are below it where it is the only one. */
    private record Top(Place place, int leaves, boolean alone) {}

    LeavesBelow below(String dataset, String nodeId, int limit) {
        return sql
                .statement("""
                        select b.dataset, n.build, n.level, n.idx, b.document is null as of_dataset from node n
                        join build b on b.number = n.build and b.generation > 0 where n.id = :node
                        order by b.document is null, n.level
                        """)
                .param("node", nodeId)
                .query((rs, i) -> new Place(
                        rs.getString("dataset"),
                        rs.getLong("build"),
                        rs.getInt("level"),
                        rs.getInt("idx"),
                        rs.getBoolean("of_dataset")))
                .list()
                .stream()
                .filter(place -> place.dataset().equals(dataset))
                .findFirst()
                .map(place -> below(place, limit))
                .orElseGet(() -> new LeavesBelow(List.of(), 0));
    }

    private LeavesBelow below(Place top, int limit) {
        BitSet here = lowest(top);
        if (top.ofDataset()) {
            return belowAll(tops(top, here), limit);
        }
        int[] first = here.stream().limit(limit).toArray();
        return new LeavesBelow(places(top.build(), first), here.cardinality());
    }

    /** Indexes of the nodes of the tree's lowest level that stand below. */
    private BitSet lowest(Place top) {
        BitSet here = new BitSet();
        here.set(top.index());
        for (int level = top.level(); level > 0; level--) {
            here = children(top.build(), level, here);
        }
        return here;
    }

    /** Those of one document after those of another; only as many trees are walked as are needed. */
    private LeavesBelow belowAll(Collection<Top> tops, int limit) {
        List<LeafPlace> first = new ArrayList<>();
        int total = 0;
        for (Top top : tops) {
            int room = limit - first.size();
            if (room <= 0 && top.alone()) {
                total += top.leaves();
            } else {
                LeavesBelow below = below(top.place(), room);
                first.addAll(below.first());
                total += below.total();
            }
        }
        return new LeavesBelow(first, total);
    }

    /** In the order of the lowest level; a node that was passed up is at its lowest place. */
    private Collection<Top> tops(Place top, BitSet roots) {
        Map<Integer, Top> found = new TreeMap<>();
        sql.statement("""
                        select r.idx, n.build, n.level, n.idx as place, b.leaves,
                          (select count(*) from build_root o where o.build = r.build and o.document = r.document) as tops
                        from\s""" + Sql.NUMBERS + """

                        join build_root r on r.idx = given.one and r.build = :build
                        join node z on z.build = r.build and z.level = 0 and z.idx = r.idx
                        join document d on d.number = r.document
                        join build b on b.number = d.published_build
                        join node n on n.build = b.number and n.id = z.id
                        order by r.idx, n.level
                        """)
                .param("given", Columns.boxed(roots.stream().toArray()))
                .param("build", top.build())
                .query(rs -> {
                    Place place = new Place(
                            top.dataset(), rs.getLong("build"), rs.getInt("level"), rs.getInt("place"), false);
                    int root = rs.getInt("idx");
                    found.putIfAbsent(
                            root, new Top(place, leaves(rs, place), rs.getInt("tops") == 1 || place.level() == 0));
                });
        return found.values();
    }

    private static int leaves(ResultSet rs, Place place) throws SQLException {
        return place.level() == 0 ? 1 : rs.getInt("leaves");
    }

    private BitSet children(long build, int level, BitSet parents) {
        BitSet below = new BitSet();
        sql.statement("select children from " + Sql.NUMBERS
                        + " join node on idx = given.one and build = :build and level = :level")
                .param("given", Columns.boxed(parents.stream().toArray()))
                .param("build", build)
                .param("level", level)
                .query(rs -> {
                    Arrays.stream(Columns.ints(rs.getArray("children"))).forEach(below::set);
                });
        return below;
    }

    private List<LeafPlace> places(long build, int[] indexes) {
        return sql.statement("select id, idx, start_at, end_at from " + Sql.NUMBERS
                        + " join node on idx = given.one and build = :build and level = 0 order by idx")
                .param("given", Columns.boxed(indexes))
                .param("build", build)
                .query((rs, i) ->
                        new LeafPlace(rs.getString("id"), rs.getInt("idx"), rs.getInt("start_at"), rs.getInt("end_at")))
                .list();
    }
}
