package io.raptor.activity.graph;

/** Groups of numbered members that grow together, none above a size. */
public final class DisjointSets {

    private final int[] root;
    private final int[] sizes;
    private final int most;

    /**
     * Each member by itself.
     *
     * @param most members of a group
     */
    public DisjointSets(int members, int most) {
        this.root = new int[members];
        this.sizes = new int[members];
        this.most = most;
        for (int i = 0; i < members; i++) {
            root[i] = i;
            sizes[i] = 1;
        }
    }

    /** Makes two groups one, unless that would be too large. */
    public void join(int one, int other) {
        int a = of(one);
        int b = of(other);
        if (a != b && sizes[a] + sizes[b] <= most) {
            root[Math.max(a, b)] = Math.min(a, b);
            sizes[Math.min(a, b)] = sizes[a] + sizes[b];
        }
    }

    /** The smallest member of the group. */
    public int of(int member) {
        int at = member;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
