package io.raptor.starter.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.starter.parquet.Column.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of some rows at one place of a table, plainly encoded, with the levels that say which are missing and where lists begin. */
final class Values {

    private final Column column;
    private final List<String> path;
    private final @Nullable String part;
    private final Levels repetitions = new Levels();
    private final Levels definitions = new Levels();
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

    Values(Column column, List<String> path) {
        this.column = column;
        this.path = path;
        this.part = column.parts().isEmpty() ? null : path.get(path.size() - 1);
    }

    /** @param value of the column in the next row */
    void add(JsonNode value) {
        boolean missing = value.isMissingNode() || value.isNull();
        if (missing || !column.list()) {
            level(0, missing ? 0 : 1);
            if (!missing) {
                write(value);
            }
        } else if (value.isEmpty()) {
            level(0, 1);
        } else {
            for (int i = 0; i < value.size(); i++) {
                level(i == 0 ? 0 : 1, 2);
                write(part == null ? value.get(i) : value.get(i).path(part));
            }
        }
    }

    private void level(int repetition, int definition) {
        repetitions.add(repetition);
        definitions.add(definition);
    }

    private void write(JsonNode value) {
        switch (column.kind()) {
            case TEXT -> text(value);
            case INTEGER -> plain.writeBytes(little(8).putLong(value.asLong()).array());
            case FRACTION ->
                plain.writeBytes(little(8).putDouble(value.asDouble()).array());
            case FLOAT ->
                plain.writeBytes(little(4).putFloat((float) value.asDouble()).array());
            default -> throw new IllegalStateException("a column of " + column.kind());
        }
    }

    private void text(JsonNode value) {
        byte[] bytes = (value.isValueNode() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
        plain.writeBytes(little(4).putInt(bytes.length).array());
        plain.writeBytes(bytes);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    List<String> path() {
        return path;
    }

    Kind kind() {
        return column.kind();
    }

    /** How many there are, those that are missing with them. */
    int count() {
        return definitions.count();
    }

    int bytes() {
        return plain.size();
    }

    /** A page's content: levels, then values. */
    byte[] page() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (Levels levels : column.list() ? List.of(repetitions, definitions) : List.of(definitions)) {
            byte[] encoded = levels.encoded();
            page.writeBytes(little(4).putInt(encoded.length).array());
            page.writeBytes(encoded);
        }
        page.writeBytes(plain.toByteArray());
        return page.toByteArray();
    }
}
