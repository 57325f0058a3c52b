package io.raptor.activity.store;

import io.raptor.workflow.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How values are written in columns. */
final class Codec {

    private static final int HASH_CHARACTERS = 32;

    private Codec() {}

    static byte @Nullable [] bytes(float @Nullable [] vector) {
        if (vector == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    static float @Nullable [] vector(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    static int[] ints(Array array) throws SQLException {
        Object[] values = (Object[]) array.getArray();
        return Arrays.stream(values)
                .mapToInt(value -> ((Number) value).intValue())
                .toArray();
    }

    /** Hash of the parts in their order; the same on every machine. */
    static String hash(String... parts) {
        Sha256 hash = new Sha256();
        for (String part : parts) {
            hash.add(part).add("\0");
        }
        return hash.hex().substring(0, HASH_CHARACTERS);
    }
}
