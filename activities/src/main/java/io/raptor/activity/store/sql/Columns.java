package io.raptor.activity.store.sql;

import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of values in columns. */
public final class Columns {

    private static final int HASH_CHARACTERS = 32;

    private Columns() {}

    public static byte @Nullable [] bytes(float @Nullable [] vector) {
        if (vector == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    public static float @Nullable [] vector(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    public static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    public static int[] ints(Array array) throws SQLException {
        Object[] values = (Object[]) array.getArray();
        return Arrays.stream(values)
                .mapToInt(value -> ((Number) value).intValue())
                .toArray();
    }

    /** None where there is no array. */
    public static List<String> texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        Object[] values = (Object[]) array.getArray();
        return Arrays.stream(values).map(String::valueOf).toList();
    }

    /** Nothing for none: most rows have none. */
    public static String @Nullable [] array(List<String> texts) {
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }

    /** Hash of the parts in their order; the same on every machine. */
    public static String hash(String... parts) {
        Sha256 hash = new Sha256();
        for (String part : parts) {
            hash.add(part).add("\0");
        }
        return hash.hex().substring(0, HASH_CHARACTERS);
    }

    public static TaskState taskState(String text) {
        return TaskState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    public static DocumentState documentState(String text) {
        return DocumentState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The moment in a column that may be empty. */
    public static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** As fine as both databases keep it. */
    public static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    public static OffsetDateTime now(Clock clock) {
        return at(clock.instant());
    }
}
