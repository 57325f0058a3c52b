package io.raptor.activity.search.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/** The weight of the signs in which each node's vector differs from a query's. */
final class SignDistances {

    private SignDistances() {}

    /**
     * Of a piece.
     *
     * @param distances from its first node on
     * @param having how many nodes have a distance
     */
    private record Weighed(short[] distances, int[] having) {}

    /** Leaves in the scope the {@code count} nodes of which the signs that differ weigh least, and those of which they weigh as much. */
    static void keepNearest(List<Part> parts, Scope scope, float[] query, int count) throws IOException {
        WeighedSigns wanted = WeighedSigns.of(query);
        List<Piece> pieces = Piece.of(parts);
        List<FixedBitSet> nodes =
                pieces.stream().map(piece -> scope.in(piece.part())).toList();
        int size = scope.size();
        List<Weighed> weighed = Piece.each(pieces.size(), size, i -> weighed(pieces.get(i), nodes.get(i), wanted));
        int farthest = farthest(weighed, wanted.most(), count);
        Piece.each(pieces.size(), size, i -> {
            keep(nodes.get(i), pieces.get(i), weighed.get(i).distances(), farthest);
            return i;
        });
    }

    private static int farthest(List<Weighed> weighed, int most, int count) {
        int[] having = new int[most + 1];
        for (Weighed piece : weighed) {
            for (int i = 0; i <= most; i++) {
                having[i] += piece.having()[i];
            }
        }
        int farthest = 0;
        int nearer = having[0];
        while (nearer < count && farthest < most) {
            nearer += having[++farthest];
        }
        return farthest;
    }

    private static Weighed weighed(Piece piece, FixedBitSet nodes, WeighedSigns query) {
        Signs signs = piece.part().facts().signs();
        WeighedSigns wanted = query.of(signs.stride());
        Weighed weighed = new Weighed(new short[piece.size()], new int[query.most() + 1]);
        for (int node = piece.next(nodes, piece.from()); node < piece.to(); node = piece.next(nodes, node + 1)) {
            int distance = signs.differing(node, wanted);
            weighed.distances()[node - piece.from()] = (short) distance;
            weighed.having()[distance]++;
        }
        return weighed;
    }

    private static void keep(FixedBitSet nodes, Piece piece, short[] distances, int farthest) {
        for (int node = piece.next(nodes, piece.from()); node < piece.to(); node = piece.next(nodes, node + 1)) {
            if (distances[node - piece.from()] > farthest) {
                nodes.clear(node);
            }
        }
    }
}
