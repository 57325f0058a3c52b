package io.raptor.starter.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent, read strictly: a field that does not exist or holds the wrong kind is a fault, for a task that runs
 * otherwise than was meant costs more than a refusal. The rest is read all the same, so that one answer names all faults.
 *
 * @param value without the fields at fault, which have their defaults in it
 * @param faults of names and kinds
 */
public record StrictBody<T>(T value, List<Fault> faults) {

    private static final ObjectReader STRICT = Json.reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public StrictBody {
        faults = List.copyOf(faults);
    }

    /**
     * @param type a record, or an array of strings
     * @param inner the record's components that no caller may set
     * @throws OperationException MALFORMED for what is not JSON
     */
    static <T> StrictBody<T> read(String text, Class<T> type, Set<String> inner) {
        JsonNode tree = tree(text);
        List<Fault> faults = new ArrayList<>();
        JsonNode sound = new RecordSchema(inner, faults).sound(tree, type);
        return new StrictBody<>(Json.convert(sound, type), faults);
    }

    public static <T> StrictBody<T> read(String text, Class<T> type) {
        return read(text, type, Set.of());
    }

    private static JsonNode tree(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new OperationException(
                    Kind.MALFORMED, "the JSON cannot be read: " + e.getOriginalMessage() + place(e.getLocation()));
        }
    }

    /** @param location none for what is too deep to be read on */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** @throws OperationException INVALID with all faults */
    public T orRefuse() {
        if (!faults.isEmpty()) {
            throw OperationException.of(Kind.INVALID, faults);
        }
        return value;
    }
}
