package io.raptor.activity.model.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The meaning of an endpoint's error. Of its body only the short code is reported, never its prose. */
public final class EndpointRefusal {

    /** A longer wait is worth a word. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private EndpointRefusal() {}

    /** @param status of HTTP; that of an answer, where the error stands in an answer's place */
    public static RefusedException of(EndpointAddress at, int status, ErrorBody error, HttpHeaders headers) {
        boolean inAnswer = status / 100 == 2;
        int meant = inAnswer ? error.status().orElse(0) : status;
        RefusalKind kind = RefusalKinds.of(meant, error);
        Duration wait = RetryAfter.of(headers, error.prose(), Clock.systemUTC()).orElse(null);
        String number = meant == 0 ? "with an error" : Integer.toString(meant);
        String code = error.code().isEmpty() ? "" : " (" + error.code() + ")";
        String message = subject(kind, at) + " answered " + number + code + ": " + kind.advice(at) + until(wait);
        return new RefusedException(kind, meant, error, message, wait);
    }

    /** A fault of the set-up is reported in full; others happen to a model that is known. */
    private static String subject(RefusalKind kind, EndpointAddress at) {
        return switch (kind) {
            case UNKNOWN_MODEL -> at.settings().id() + " at " + at.settings().baseUrl();
            case WRONG_ADDRESS -> at.settings().baseUrl();
            default -> at.name();
        };
    }

    private static String until(@Nullable Duration wait) {
        return wait == null || wait.compareTo(SHORT) <= 0
                ? ""
                : "; it asks to wait until "
                        + TIME.format(Instant.now().plus(wait).plusSeconds(59).atZone(ZoneOffset.UTC));
    }
}
