package io.raptor.activity.search.rank;

import java.util.Arrays;

/** The scale of a signal: how its best scores lie, so that signals of different kinds can be added. */
record Standard(double mean, double deviation) {

    /** Scores that the scale is taken from: of all, a large collection's many useless ones would set it. */
    private static final int BEST = 1000;

    /** Nothing counts against a node more than this. */
    private static final double FLOOR = -3;

    /** @param scores in any order */
    static Standard of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double[] best = Arrays.copyOfRange(sorted, Math.max(0, sorted.length - BEST), sorted.length);
        return new Standard(mean(best), deviation(best));
    }

    /** How far above the mean of the best a score is, in deviations; 0 where all are the same. */
    double of(double score) {
        return deviation > 0 ? Math.max(FLOOR, (score - mean) / deviation) : 0;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        // Equal values may differ from their mean by what rounding makes of it.
        double deviation = Math.sqrt(squares / Math.max(1, values.length));
        return deviation > Math.ulp(mean) * values.length ? deviation : 0;
    }
}
