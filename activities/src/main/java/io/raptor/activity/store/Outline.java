package io.raptor.activity.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** How the nodes of a tree stand to each other, taken up level by level from the highest. */
final class Outline {

    private static final int NONE = -1;

    private final List<String> roots = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private BitSet covered = new BitSet();
    private BitSet covering = new BitSet();
    private int level = NONE;

    /**
     * @param children indexes one level below
     * @return whether it is a root
     */
    boolean add(int ofLevel, int index, String id, int[] children) {
        if (ofLevel != level) {
            // What a level stands on is the very next one.
            covered = ofLevel == level - 1 ? covering : new BitSet();
            covering = new BitSet();
            level = ofLevel;
            levels.add(0, 0);
        }
        levels.set(0, levels.get(0) + 1);
        Arrays.stream(children).forEach(covering::set);
        return !covered.get(index) && roots.add(id);
    }

    /** Ids, from the highest level down. */
    List<String> roots() {
        return roots;
    }

    List<String> roots(int skipped, int limit) {
        int from = Math.min(Math.max(0, skipped), roots.size());
        return roots.subList(from, Math.min(roots.size(), from + limit));
    }

    /** How many nodes each level has, the leaves first. */
    List<Integer> levels() {
        return levels;
    }
}
