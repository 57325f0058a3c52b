package io.raptor.activity.store.call;

import java.util.List;
import java.util.stream.IntStream;

/** Divides places among those who want more than there are: evenly, and nobody gets more than he wants. */
final class FairShare {

    private FairShare() {}

    /**
     * What one of them gets. Places that do not divide evenly go round by turns, so that with fewer places than
     * claimants nobody goes without for ever.
     *
     * @param wanted by each, in an order that all of them know
     * @param mine which of them
     */
    static int share(int places, List<Integer> wanted, int mine, long turn) {
        int level = level(places, wanted);
        if (wanted.get(mine) <= level) {
            return wanted.get(mine);
        }
        List<Integer> wantingMore = IntStream.range(0, wanted.size())
                .filter(i -> wanted.get(i) > level)
                .boxed()
                .toList();
        long rank = Math.floorMod(wantingMore.indexOf(mine) - turn, (long) wantingMore.size());
        return level + (rank < places - given(level, wanted) ? 1 : 0);
    }

    /** The most that everybody can have who wants as much. */
    private static int level(int places, List<Integer> wanted) {
        int most = wanted.stream().mapToInt(Integer::intValue).max().orElse(0);
        int level = 0;
        while (level < most && given(level + 1, wanted) <= places) {
            level++;
        }
        return level;
    }

    private static int given(int level, List<Integer> wanted) {
        return wanted.stream().mapToInt(want -> Math.min(want, level)).sum();
    }
}
