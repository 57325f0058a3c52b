package io.raptor.activity.search.index;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.search.DocIdSetIterator;
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
        Best best = new Best(k);
        List<float[]> scores = new ArrayList<>();
        for (Part part : snapshot.parts()) {
            scores.add(scores(part, scope.in(part), best));
        }
        List<NodeHit> hits = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            Part part = snapshot.parts().get(i);
            FixedBitSet nodes = scope.in(part);
            int at = 0;
            for (int node = Scope.next(nodes, 0);
                    node != DocIdSetIterator.NO_MORE_DOCS;
                    node = Scope.next(nodes, node + 1)) {
                float score = scores.get(i)[at++];
                if (score >= best.least()) {
                    hits.add(NodeFields.hit(part.reader(), node, score));
                }
            }
        }
        return hits;
    }

    private float[] scores(Part part, FixedBitSet nodes, Best best) throws IOException {
        float[] scores = new float[nodes.cardinality()];
        BinaryDocValues vectors = part.reader().getBinaryDocValues(NodeFields.VECTOR);
        Cosine cosine = new Cosine(query);
        int at = 0;
        for (int node = Scope.next(nodes, 0);
                node != DocIdSetIterator.NO_MORE_DOCS;
                node = Scope.next(nodes, node + 1)) {
            vectors.advanceExact(node);
            scores[at] = cosine.with(vectors.binaryValue());
            best.take(scores[at++]);
        }
        return scores;
    }
}
