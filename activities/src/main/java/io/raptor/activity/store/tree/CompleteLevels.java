package io.raptor.activity.store.tree;

import io.raptor.activity.store.sql.Columns;
import io.raptor.activity.store.sql.Sql;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds how far up a tree is one tree. Within a transaction. */
final class CompleteLevels {

    private final Sql sql;
    private final ClusterRows groupings;

    CompleteLevels(Sql sql) {
        this.sql = sql;
        this.groupings = new ClusterRows(sql);
    }

    private record Place(int index, int[] children) {}

    /** The highest level, at most {@code levels}, below which none is missing or made from another grouping. */
    int upTo(long build, int levels) {
        List<Place> below = level(build, 0);
        for (int level = 1; level <= levels; level++) {
            List<Place> here = level(build, level);
            if (here.isEmpty() || !fits(build, level, here, below)) {
                return level - 1;
            }
            below = here;
        }
        return levels;
    }

    private List<Place> level(long build, int level) {
        return sql.list(
                (rs, i) -> new Place(rs.getInt(1), Columns.ints(rs.getArray(2))),
                "select idx, children from node where build = ? and level = ? order by idx",
                build,
                level);
    }

    private boolean fits(long build, int level, List<Place> here, List<Place> below) {
        Set<Integer> known = new HashSet<>();
        below.forEach(place -> known.add(place.index()));
        for (Place place : here) {
            boolean children = Arrays.stream(place.children()).allMatch(known::contains);
            boolean cluster = groupings
                    .members(build, level - 1, place.index())
                    .map(members -> Arrays.equals(members, place.children()))
                    .orElse(here.size() == 1);
            if (!children || !cluster) {
                return false;
            }
        }
        return true;
    }
}
