package io.raptor.activity.store.tree;

import io.raptor.activity.port.PublishedTrees.LeafPlace;
import io.raptor.activity.port.PublishedTrees.LeavesBelow;
import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Walks from a published node down to the leaves that it stands on, by indexes alone. Within a transaction. */
final class LeafFinder {

    private final Sql sql;

    LeafFinder(Sql sql) {
        this.sql = sql;
    }

    private record Place(String dataset, long build, int level, int index) {}

    LeavesBelow below(String dataset, String nodeId, int limit) {
        return sql
                .list(
                        (rs, i) -> new Place(rs.getString(1), rs.getLong(2), rs.getInt(3), rs.getInt(4)),
                        "select b.dataset, n.build, n.level, n.idx from node n"
                                + " join build b on b.number = n.build and b.generation > 0 where n.id = ? order by b.document is null, n.level",
                        nodeId)
                .stream()
                .filter(place -> place.dataset().equals(dataset))
                .findFirst()
                .map(place -> below(place, limit))
                .orElseGet(() -> new LeavesBelow(List.of(), 0));
    }

    private LeavesBelow below(Place top, int limit) {
        BitSet here = new BitSet();
        here.set(top.index());
        for (int level = top.level(); level > 0; level--) {
            here = children(top.build(), level, here);
        }
        int[] first = here.stream().limit(limit).toArray();
        return new LeavesBelow(places(top.build(), first), here.cardinality());
    }

    private BitSet children(long build, int level, BitSet parents) {
        BitSet below = new BitSet();
        sql.list(
                        (rs, i) -> Columns.ints(rs.getArray(1)),
                        "select children from " + Sql.GIVEN_NUMBERS
                                + " join node on idx = given.one and build = ? and level = ?",
                        Columns.boxed(parents.stream().toArray()),
                        build,
                        level)
                .forEach(children -> Arrays.stream(children).forEach(below::set));
        return below;
    }

    private List<LeafPlace> places(long build, int[] indexes) {
        return sql.list(
                (rs, i) -> new LeafPlace(rs.getString(1), rs.getInt(2), rs.getInt(3), rs.getInt(4)),
                "select id, idx, start_at, end_at from " + Sql.GIVEN_NUMBERS
                        + " join node on idx = given.one and build = ? and level = 0 order by idx",
                Columns.boxed(indexes),
                build);
    }
}
