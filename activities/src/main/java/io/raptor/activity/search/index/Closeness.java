package io.raptor.activity.search.index;

/**
 * The number of full vectors that are compared with a query's.
 *
 * @param least up to so many nodes every one is compared: then nothing is missed
 * @param times of more nodes, to a hit wanted
 */
record Closeness(int least, int times) {

    static final Closeness DEFAULT = new Closeness(32_768, 8);

    static final Closeness EXACT = new Closeness(Integer.MAX_VALUE, 0);

    int compared(int k) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(least, (long) times * k));
    }
}
