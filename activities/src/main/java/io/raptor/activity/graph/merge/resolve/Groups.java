package io.raptor.activity.graph.merge.resolve;

/** Groups that grow together, none above a size. */
final class Groups {

    private final int[] root;
    private final int[] sizes;
    private final int most;

    Groups(int members, int most) {
        this.root = new int[members];
        this.sizes = new int[members];
        this.most = most;
        for (int i = 0; i < members; i++) {
            root[i] = i;
            sizes[i] = 1;
        }
    }

    /** Makes two groups one, unless that would be too large. */
    void join(int one, int other) {
        int a = of(one);
        int b = of(other);
        if (a != b && sizes[a] + sizes[b] <= most) {
            root[Math.max(a, b)] = Math.min(a, b);
            sizes[Math.min(a, b)] = sizes[a] + sizes[b];
        }
    }

    /** The smallest member of the group. */
    int of(int member) {
        int at = member;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
