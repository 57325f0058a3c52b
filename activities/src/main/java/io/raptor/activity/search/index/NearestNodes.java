package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * The nodes of a snapshot whose vectors are nearest to a query's, by cosines of full vectors. Of many nodes, those are
 * compared of which the signs that differ from the query's weigh least.
 */
final class NearestNodes {

    private final Snapshot snapshot;
    private final float[] query;
    private final Closeness closeness;

    NearestNodes(Snapshot snapshot, float[] query, Closeness closeness) {
        this.snapshot = snapshot;
        this.query = query;
        this.closeness = closeness;
    }

    /** See {@link io.raptor.activity.port.NodeSearch}. */
    List<NodeHit> best(NodeFilter filter, int k) throws IOException {
        Scope scope = Scope.of(snapshot, filter);
        int size = scope.size();
        int compared = closeness.compared(k);
        if (size > compared) {
            SignDistances.keepNearest(snapshot.parts(), scope, query, compared);
        }
        List<NodeHit> hits = hits(scope, Math.min(k, size));
        Comparator<NodeHit> order = snapshot.byScore();
        if (filter.scope() == NodeFilter.Scope.CHILDREN) {
            order = Comparator.comparingDouble((NodeHit hit) -> -hit.score())
                    .thenComparingInt(snapshot::place)
                    .thenComparingInt(NodeHit::level)
                    .thenComparingInt(NodeHit::index);
        }
        hits.sort(order);
        return List.copyOf(hits.subList(0, Math.min(k, hits.size())));
    }

    private List<NodeHit> hits(Scope scope, int k) throws IOException {
        List<Piece> pieces = Piece.of(snapshot.parts());
        List<FixedBitSet> nodes =
                pieces.stream().map(piece -> scope.in(piece.part())).toList();
        List<float[]> scores = Piece.each(pieces.size(), scope.size(), i -> scores(pieces.get(i), nodes.get(i)));
        Best best = new Best(k);
        for (float[] some : scores) {
            for (float score : some) {
                best.take(score);
            }
        }
        List<NodeHit> hits = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            addHits(pieces.get(i), nodes.get(i), scores.get(i), best.least(), hits);
        }
        return hits;
    }

    private float[] scores(Piece piece, FixedBitSet nodes) throws IOException {
        int count = piece.count(nodes);
        float[] scores = new float[count];
        if (count > 0) {
            BinaryDocValues vectors = piece.part().reader().getBinaryDocValues(NodeFields.VECTOR);
            Cosine cosine = new Cosine(query);
            int at = 0;
            for (int node = piece.next(nodes, piece.from()); node < piece.to(); node = piece.next(nodes, node + 1)) {
                vectors.advanceExact(node);
                scores[at++] = cosine.with(vectors.binaryValue());
            }
        }
        return scores;
    }

    private static void addHits(Piece piece, FixedBitSet nodes, float[] scores, float least, List<NodeHit> hits)
            throws IOException {
        HitReader reader = new HitReader(piece.part().reader());
        int at = 0;
        for (int node = piece.next(nodes, piece.from()); at < scores.length; node = piece.next(nodes, node + 1)) {
            float score = scores[at++];
            if (score >= least) {
                hits.add(reader.hit(node, score));
            }
        }
    }
}
