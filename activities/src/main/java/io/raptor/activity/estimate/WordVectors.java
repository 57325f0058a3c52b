package io.raptor.activity.estimate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stand-ins for an embedding model's vectors, at a thousandth of its time: texts that share words lie near each other.
 * They do not tell which texts belong together as well as a model does, but groups of them are about as many and as
 * large, which is all that a price needs.
 */
final class WordVectors {

    /** A power of two; with fewer, words that share a place blur the texts and too many groups come out. */
    private static final int DIMENSIONS = 512;

    /** Long words, numbers, and pairs of ideographs, which are not divided by spaces. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}{2}|[\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]{2}|[\\p{L}\\p{N}]{4,}");

    private WordVectors() {}

    /** Of unit length; zero for a text without words. */
    static float[] of(String text) {
        float[] sums = new float[DIMENSIONS];
        for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
            long hash = Deduplicator.mixed(word.group().hashCode());
            for (int i = 0; i < 2; i++, hash >>>= 16) {
                sums[(int) (hash & (DIMENSIONS - 1))] += (hash & 0x8000) == 0 ? 1 : -1;
            }
        }
        return unit(sums);
    }

    /** Between the given ones, at unit length. */
    static float[] mean(List<float[]> vectors) {
        float[] sums = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += vector[i];
            }
        }
        return unit(sums);
    }

    private static float[] unit(float[] sums) {
        double squares = 0;
        for (float sum : sums) {
            squares += (double) sum * sum;
        }
        double norm = squares == 0 ? 1 : Math.sqrt(squares);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (sums[i] / norm);
        }
        return sums;
    }
}
