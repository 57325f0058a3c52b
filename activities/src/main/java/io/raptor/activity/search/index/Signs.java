package io.raptor.activity.search.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;

/**
 * The signs of vectors' numbers, a bit each: of two vectors that point in nearly the same direction few differ.
 *
 * @param words 64 signs each, {@code stride} of them a node
 */
record Signs(long[] words, int stride) {

    private static final long PAIRS = 0x5555555555555555L;
    private static final long FOURS = 0x3333333333333333L;
    private static final long EIGHTS = 0x0f0f0f0f0f0f0f0fL;
    private static final long SIXTEENS = 0x00ff00ff00ff00ffL;
    private static final long ONES = 0x0001000100010001L;
    private static final int TOP = 48;

    /** Words; the weights of more would not fit into the bytes that they are counted in. */
    private static final int AT_ONCE = 10;

    static Signs of(LeafReader segment) throws IOException {
        long[] words = new long[0];
        int stride = 0;
        BinaryDocValues signs = segment.getBinaryDocValues(NodeFields.SIGNS);
        while (signs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            BytesRef bytes = signs.binaryValue();
            int length = bytes.length / Long.BYTES;
            if (length > stride) {
                words = spread(words, stride, length, segment.maxDoc());
                stride = length;
            }
            for (int i = 0; i < length; i++) {
                long word = (long) BitUtil.VH_LE_LONG.get(bytes.bytes, bytes.offset + i * Long.BYTES);
                words[signs.docID() * stride + i] = word;
            }
        }
        return new Signs(words, stride);
    }

    private static long[] spread(long[] words, int before, int after, int nodes) {
        long[] spread = new long[Math.multiplyExact(nodes, after)];
        for (int node = 0; before > 0 && node < nodes; node++) {
            System.arraycopy(words, node * before, spread, node * after, before);
        }
        return spread;
    }

    /**
     * The weight of the signs that differ. Counted by hand: the JVM's first compiler has no instruction for it.
     *
     * @param query of as many words as a node here has
     */
    int differing(int node, WeighedSigns query) {
        int at = node * stride;
        int sum = 0;
        for (int from = 0; from < stride; from += AT_ONCE) {
            int to = Math.min(stride, from + AT_ONCE);
            long bytes = 0;
            for (int i = from; i < to; i++) {
                long differing = words[at + i] ^ query.signs()[i];
                // Each four bits hold 12 at most.
                long weights = inFours(differing & query.ones()[i]) + 2 * inFours(differing & query.twos()[i]);
                bytes += (weights & EIGHTS) + ((weights >>> 4) & EIGHTS);
            }
            long pairs = (bytes & SIXTEENS) + ((bytes >>> 8) & SIXTEENS);
            sum += (int) ((pairs * ONES) >>> TOP);
        }
        return sum;
    }

    /** How many bits are set, of each four. */
    private static long inFours(long bits) {
        long pairs = bits - ((bits >>> 1) & PAIRS);
        return (pairs & FOURS) + ((pairs >>> 2) & FOURS);
    }
}
