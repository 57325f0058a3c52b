package io.raptor.activity.store.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The nodes of a tree that stand below no other, while its levels are taken up one by one from the highest. */
final class RootFinder {

    private static final int NONE = -1;

    private final List<String> ids = new ArrayList<>();
    private BitSet covered = new BitSet();
    private BitSet covering = new BitSet();
    private int level = NONE;

    /**
     * Looks at the next node.
     *
     * @param children indexes one level below
     * @return whether it is a root
     */
    boolean add(int ofLevel, int index, String id, int[] children) {
        if (ofLevel != level) {
            // The children of a level are in the very next one.
            covered = ofLevel == level - 1 ? covering : new BitSet();
            covering = new BitSet();
            level = ofLevel;
        }
        Arrays.stream(children).forEach(covering::set);
        return !covered.get(index) && ids.add(id);
    }

    /** From the highest level down. */
    List<String> ids() {
        return ids;
    }
}
