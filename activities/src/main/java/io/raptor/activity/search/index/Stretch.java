package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.TextSearch.Words;
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

    /** The whole part, or its trees of the documents asked for, in order. */
    static List<Stretch> of(Part part, Words query) {
        FixedBitSet admitted = part.nodes(query.leaves());
        if (query.documents().isEmpty()) {
            return List.of(of(0, part.reader().maxDoc(), admitted));
        }
        return part.trees().stream()
                .filter(tree -> query.documents().contains(tree.document()))
                .map(tree -> of(tree.from(), tree.to(), admitted))
                .toList();
    }

    private static Stretch of(int from, int to, FixedBitSet admitted) {
        return new Stretch(from, to, admitted, new double[to - from]);
    }

    void offer(Best best) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && admitted.get(from + i)) {
                best.take((float) scores[i]);
            }
        }
    }

    void addHits(Part part, float least, List<NodeHit> hits) throws IOException {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && (float) scores[i] >= least && admitted.get(from + i)) {
                hits.add(NodeFields.hit(part.reader(), from + i, (float) scores[i]));
            }
        }
    }
}
