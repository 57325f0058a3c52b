package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Random;

/** Seeded synthetic levels: nodes scattered around topics, which follow each other as in a document. */
final class Topics {

    static final int DIMENSIONS = 32;

    private Topics() {}

    /** Runs of eight nodes a topic, well apart. */
    static float[][] vectors(int nodes, long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[nodes][];
        float[] topic = new float[0];
        for (int i = 0; i < nodes; i++) {
            topic = i % 8 == 0 ? scattered(new float[DIMENSIONS], 1, random) : topic;
            vectors[i] = scattered(topic, 0.3, random);
        }
        return vectors;
    }

    static float[][] same(int nodes, float value) {
        float[][] vectors = new float[nodes][DIMENSIONS];
        for (float[] vector : vectors) {
            Arrays.fill(vector, value);
        }
        return vectors;
    }

    static int[] tokens(int nodes, int each) {
        int[] tokens = new int[nodes];
        Arrays.fill(tokens, each);
        return tokens;
    }

    private static float[] scattered(float[] around, double by, Random random) {
        float[] vector = around.clone();
        for (int d = 0; d < vector.length; d++) {
            vector[d] += (float) (by * random.nextGaussian());
        }
        return vector;
    }
}
