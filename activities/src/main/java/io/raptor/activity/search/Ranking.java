package io.raptor.activity.search;

import java.util.Arrays;

/** Orders candidates by cosine, exactly and always in the same way. */
final class Ranking {

    private static final int PLACE_BITS = 32;

    private Ranking() {}

    /** @param score of unit vectors */
    record Scored(int position, float score) {}

    /** The {@code k} best candidates from the best on; of equals the one that stands first in {@code candidates}. */
    static Scored[] rank(VectorIndex index, int[] candidates, float[] query, int k) {
        long[] keys = new long[candidates.length];
        for (int place = 0; place < candidates.length; place++) {
            float score = dot(index.node(candidates[place]).vector(), query);
            keys[place] = ((long) descending(score) << PLACE_BITS) | place;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .limit(k)
                .mapToObj(key -> scored(key, candidates))
                .toArray(Scored[]::new);
    }

    private static Scored scored(long key, int[] candidates) {
        return new Scored(candidates[(int) key], score((int) (key >> PLACE_BITS)));
    }

    /** A number that is the less the greater the score. */
    private static int descending(float score) {
        return ~ascending(Float.floatToIntBits(score + 0f));
    }

    private static float score(int descending) {
        return Float.intBitsToFloat(ascending(~descending));
    }

    /** Bits of a float as an integer of the same order, and back. */
    private static int ascending(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Four running sums, always the same four: as exact on every machine, and faster than one. */
    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
