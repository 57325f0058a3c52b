package io.raptor.activity.search.index;

import java.io.IOException;
import java.util.Arrays;
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

    /** More would not fit into the bytes that they are counted in. */
    private static final int AT_ONCE = 31;

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

    static long[] of(float[] vector) {
        long[] signs = new long[(vector.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] > 0) {
                signs[i / Long.SIZE] |= 1L << i;
            }
        }
        return signs;
    }

    /** A query's signs, as many as a node here has. */
    long[] comparable(float[] query) {
        return Arrays.copyOf(of(query), stride);
    }

    /** How many signs differ. Counted by hand: the JVM's first compiler has no instruction for it. */
    int differing(int node, long[] query) {
        int at = node * stride;
        int sum = 0;
        for (int from = 0; from < stride; from += AT_ONCE) {
            int to = Math.min(stride, from + AT_ONCE);
            long bytes = 0;
            for (int i = from; i < to; i++) {
                long bits = words[at + i] ^ query[i];
                bits -= (bits >>> 1) & PAIRS;
                bits = (bits & FOURS) + ((bits >>> 2) & FOURS);
                bytes += (bits + (bits >>> 4)) & EIGHTS;
            }
            long pairs = (bytes & SIXTEENS) + ((bytes >>> 8) & SIXTEENS);
            sum += (int) ((pairs * ONES) >>> TOP);
        }
        return sum;
    }
}
