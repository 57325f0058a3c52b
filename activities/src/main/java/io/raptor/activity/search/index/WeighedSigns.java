package io.raptor.activity.search.index;

import java.util.Arrays;

/**
 * A query's numbers as the signs of nodes are held against them: the sign of each, and how much it counts, 0 to 3. A
 * number near 0 says little by its sign: without weights several times as many of the nearest nodes are missed.
 *
 * @param ones a bit for each number that counts 1 or 3
 * @param twos a bit for each number that counts 2 or 3
 * @param most that all numbers together count
 */
record WeighedSigns(long[] signs, long[] ones, long[] twos, int most) {

    private static final int HEAVIEST = 3;

    /** Of the mean magnitude: docs/performance.md has the figures. */
    private static final double STEP = 0.75;

    static WeighedSigns of(float[] query) {
        long[] signs = VectorSigns.of(query);
        long[] ones = new long[signs.length];
        long[] twos = new long[signs.length];
        double step = STEP * mean(query);
        int most = 0;
        for (int i = 0; i < query.length; i++) {
            int weight = step > 0 ? (int) Math.min(HEAVIEST, Math.round(Math.abs(query[i]) / step)) : 0;
            ones[i / Long.SIZE] |= (long) (weight & 1) << i;
            twos[i / Long.SIZE] |= (long) (weight >> 1) << i;
            most += weight;
        }
        return new WeighedSigns(signs, ones, twos, most);
    }

    private static double mean(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += Math.abs(number);
        }
        return sum / Math.max(1, numbers.length);
    }

    /** The same with so many words, as many as a node has. */
    WeighedSigns of(int words) {
        return new WeighedSigns(
                Arrays.copyOf(signs, words), Arrays.copyOf(ones, words), Arrays.copyOf(twos, words), most);
    }
}
