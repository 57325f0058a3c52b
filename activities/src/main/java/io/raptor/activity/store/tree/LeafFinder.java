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
                .statement("""
                        select b.dataset, n.build, n.level, n.idx from node n
                        join build b on b.number = n.build and b.generation > 0 where n.id = :node
                        order by b.document is null, n.level
                        """)
                .param("node", nodeId)
                .query((rs, i) ->
                        new Place(rs.getString("dataset"), rs.getLong("build"), rs.getInt("level"), rs.getInt("idx")))
                .list()
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
