package io.raptor.activity.model;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an endpoint asks to be left alone: seconds or a date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return headers.firstValue("retry-after")
                .flatMap(value -> parse(value.strip(), clock.instant()))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> parse(String value, Instant now) {
        try {
            return Optional.of(
                    value.matches("\\d{1,9}(\\.\\d{1,9})?")
                            ? Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
