package io.raptor.activity.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.regex.Pattern;

/** What an endpoint's answer means that is no success. Of its body only the short code is told, never its prose. */
final class Refusal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Refusal() {}

    static IndexingException of(String host, HttpResponse<String> response) {
        int status = response.statusCode();
        String code = code(response.body());
        FailureType type = type(status, code);
        String said = "the model at " + host + " answered " + status + (code.isEmpty() ? "" : " (" + code + ")");
        return new IndexingException(
                type,
                said + ": " + advice(type),
                RetryAfter.of(response.headers(), Clock.systemUTC()).orElse(null),
                null);
    }

    private static FailureType type(int status, String code) {
        if (status == 402 || code.equals("insufficient_quota") || code.equals("billing_hard_limit_reached")) {
            return FailureType.QUOTA_EXHAUSTED;
        }
        return switch (status) {
            case 401, 403 -> FailureType.CREDENTIALS_REJECTED;
            case 429 -> FailureType.RATE_LIMITED;
            case 408, 409, 425 -> FailureType.MODEL_UNAVAILABLE;
            default -> status >= 500 ? FailureType.MODEL_UNAVAILABLE : FailureType.MODEL_REFUSED;
        };
    }

    private static String advice(FailureType type) {
        return switch (type) {
            case QUOTA_EXHAUSTED -> "its quota is used up; raise it, then resume";
            case CREDENTIALS_REJECTED -> "it rejects the key; correct api-key, then resume";
            case RATE_LIMITED -> "too many requests; they are sent again later";
            case MODEL_UNAVAILABLE -> "it cannot answer now; it is asked again later";
            default -> "it will not answer this request; check base-url, model and context-tokens";
        };
    }

    /** {@code error.code}, {@code error.type} or {@code code}, when it looks like one. */
    private static String code(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode error = root.path("error");
            for (JsonNode found : new JsonNode[] {error.path("code"), error.path("type"), root.path("code")}) {
                if (CODE.matcher(found.asText("")).matches()) {
                    return found.asText();
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
