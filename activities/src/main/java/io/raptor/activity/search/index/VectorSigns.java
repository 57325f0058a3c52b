package io.raptor.activity.search.index;

/** The signs of one vector's numbers: a bit each, set for what is above 0. */
final class VectorSigns {

    private VectorSigns() {}

    static long[] of(float[] vector) {
        long[] signs = new long[(vector.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] > 0) {
                signs[i / Long.SIZE] |= 1L << i;
            }
        }
        return signs;
    }
}
