package io.raptor.activity.search.index;

/**
 * The number of full vectors that are compared with a query's.
 *
 * @param all nodes, up to which every one is compared: then nothing is missed
 * @param least of more nodes
 * @param times to a hit wanted
 */
record Closeness(int all, int least, int times) {

    static final Closeness DEFAULT = new Closeness(32_768, 8192, 8);

    static final Closeness EXACT = new Closeness(Integer.MAX_VALUE, 0, 0);

    int compared(int k) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(least, (long) times * k));
    }
}
