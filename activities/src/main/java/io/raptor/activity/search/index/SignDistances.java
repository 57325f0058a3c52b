package io.raptor.activity.search.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** The weight of the signs in which each node's vector differs from a query's. */
final class SignDistances {

    private SignDistances() {}

    /** Leaves in the scope the {@code count} nodes of which the signs that differ weigh least, and those of which they weigh as much. */
    static void keepNearest(List<Part> parts, Scope scope, float[] query, int count) {
        WeighedSigns weighed = WeighedSigns.of(query);
        int[] having = new int[weighed.most() + 1];
        List<short[]> distances = new ArrayList<>();
        for (Part part : parts) {
            distances.add(distances(part, scope.in(part), weighed, having));
        }
        int farthest = 0;
        int nearer = having[0];
        while (nearer < count && farthest + 1 < having.length) {
            nearer += having[++farthest];
        }
        for (int i = 0; i < parts.size(); i++) {
            keep(scope.in(parts.get(i)), distances.get(i), farthest);
        }
    }

    private static short[] distances(Part part, FixedBitSet nodes, WeighedSigns query, int[] having) {
        Signs signs = part.facts().signs();
        WeighedSigns wanted = query.of(signs.stride());
        short[] distances = new short[nodes.length()];
        for (int node = Scope.next(nodes, 0);
                node != DocIdSetIterator.NO_MORE_DOCS;
                node = Scope.next(nodes, node + 1)) {
            int distance = signs.differing(node, wanted);
            distances[node] = (short) distance;
            having[distance]++;
        }
        return distances;
    }

    private static void keep(FixedBitSet nodes, short[] distances, int farthest) {
        for (int node = Scope.next(nodes, 0);
                node != DocIdSetIterator.NO_MORE_DOCS;
                node = Scope.next(nodes, node + 1)) {
            if (distances[node] > farthest) {
                nodes.clear(node);
            }
        }
    }
}
