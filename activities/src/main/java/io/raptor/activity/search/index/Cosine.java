package io.raptor.activity.search.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/** The cosine of a unit vector and others, one after another. */
final class Cosine {

    private final float[] query;
    private final float[] vector;

    Cosine(float[] query) {
        this.query = query;
        this.vector = new float[query.length];
    }

    /** @param bytes of a vector as long as the query's, little-endian */
    float with(BytesRef bytes) {
        ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(vector);
        return dot(vector, query);
    }

    /** Four running sums, always the same four: as exact on every machine, and faster than one. */
    static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        // Not -0.
        return (s0 + s1) + (s2 + s3) + 0f;
    }
}
