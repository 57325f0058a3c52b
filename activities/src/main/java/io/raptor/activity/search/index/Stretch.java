package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeHit;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/**
 * Nodes of a part that stand one after another, and their scores.
 *
 * @param admitted nodes of the part that are looked at
 * @param scores from {@code from} on
 */
record Stretch(int from, int to, FixedBitSet admitted, double[] scores) {

    static Stretch of(int from, int to, FixedBitSet admitted) {
        return new Stretch(from, to, admitted, new double[to - from]);
    }

    void offer(Best best) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && admitted.get(from + i)) {
                best.take((float) scores[i]);
            }
        }
    }

    void addHits(HitReader reader, float least, List<NodeHit> hits) throws IOException {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && (float) scores[i] >= least && admitted.get(from + i)) {
                hits.add(reader.hit(from + i, (float) scores[i]));
            }
        }
    }
}
