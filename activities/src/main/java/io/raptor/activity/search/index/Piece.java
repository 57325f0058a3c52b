package io.raptor.activity.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Nodes of a part that stand one after another: as many as one core looks through before it takes the next. Which core takes
 * which decides nothing, for each leaves its outcome in its own place.
 *
 * @param from the first node, a multiple of 64: no two pieces share a word of a set of bits
 * @param to behind the last one
 */
record Piece(Part part, int from, int to) {

    /** Where fewer nodes are looked at, a second core takes longer to come than the work does. */
    private static final int WORTH_SHARING = 4096;

    /** Multiple of 64. */
    private static final int NODES = 32_768;

    /** All nodes of the parts, in their order. */
    static List<Piece> of(List<Part> parts) {
        List<Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            int nodes = part.reader().maxDoc();
            for (int from = 0; from < nodes; from += NODES) {
                pieces.add(new Piece(part, from, Math.min(nodes, from + NODES)));
            }
        }
        return pieces;
    }

    int size() {
        return to - from;
    }

    /** The first node of a set of the part's, from a place on. */
    int next(FixedBitSet nodes, int place) {
        return place < to ? nodes.nextSetBit(place, to) : DocIdSetIterator.NO_MORE_DOCS;
    }

    /** Nodes of a set of the part's. */
    int count(FixedBitSet nodes) {
        int count = 0;
        for (int word = from / Long.SIZE; word < FixedBitSet.bits2words(to); word++) {
            count += Long.bitCount(nodes.getBits()[word]);
        }
        return count;
    }

    /** Work on one of several things. */
    interface Work<T> {
        T on(int number) throws IOException;
    }

    /**
     * What the work on each of {@code count} things comes to, in their order; done by all cores where it is worth it.
     *
     * @param nodes looked at in all
     */
    static <T> List<T> each(int count, long nodes, Work<T> work) throws IOException {
        IntStream numbers = IntStream.range(0, count);
        try {
            return (nodes < WORTH_SHARING ? numbers : numbers.parallel())
                    .mapToObj(number -> done(work, number))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <T> T done(Work<T> work, int number) {
        try {
            return work.on(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
