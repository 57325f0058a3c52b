package io.raptor.starter.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.request.Reading;
import io.raptor.workflow.request.RequestFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The body of a request, read strictly, or refused with all that is wrong with it. */
public final class StrictBody {

    static final ObjectMapper MAPPER = Payloads.mapper();

    private static final ObjectReader STRICT = MAPPER.reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictBody() {}

    /**
     * @param type a record, or an array of strings
     * @throws OperationException INVALID with all faults; MALFORMED for what is not JSON
     */
    public static <T> T read(String text, Class<T> type) {
        return orRefuse(reading(text, type));
    }

    static <T> Reading<T> reading(String text, Class<T> type) {
        return Reading.of(tree(text), type, MAPPER);
    }

    /** @throws OperationException INVALID with all faults */
    static <T> T orRefuse(Reading<T> reading) {
        if (!reading.faults().isEmpty()) {
            throw OperationException.of(Kind.INVALID, faults(reading));
        }
        return reading.value();
    }

    /** As answers name them: each pointer as the fragment of an address. */
    static List<Fault> faults(Reading<?> reading) {
        return reading.faults().stream().map(StrictBody::fault).toList();
    }

    private static Fault fault(RequestFault fault) {
        String fragment = UriUtils.encodeFragment(fault.pointer(), StandardCharsets.UTF_8);
        return new Fault(Fault.WHOLE + fragment, fault.text());
    }

    /** @throws OperationException MALFORMED for what is not JSON */
    static JsonNode tree(String text) {
        try {
            return STRICT.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new OperationException(
                    Kind.MALFORMED,
                    "the JSON cannot be read: it is nested too deeply, or a name, number or text in it is too long"
                            + place(e.getLocation()));
        } catch (JsonProcessingException e) {
            throw new OperationException(
                    Kind.MALFORMED, "the JSON cannot be read: " + e.getOriginalMessage() + place(e.getLocation()));
        }
    }

    /** @param location none for what is too deep to be read on */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
