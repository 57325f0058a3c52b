package io.raptor.activity.model.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wait that an endpoint asks for: seconds or a date in its headers, or a time in its words. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern WORDS = Pattern.compile(
            "(?:(?:try again|retry) (?:in|after)|^)\\s*(?:(\\d{1,4})\\s?h(?:ours?)?)?\\s?(?:(\\d{1,5})\\s?m(?:in(?:utes?)?)?(?![a-z]))?\\s?(?:(\\d{1,6}(?:\\.\\d{1,9})?)\\s?s(?:ec(?:onds?)?)?)?(?![a-z0-9])",
            Pattern.MULTILINE);

    private RetryAfter() {}

    /** @param prose of the error, in small letters; {@code retry-after} headers go before it */
    static Optional<Duration> of(HttpHeaders headers, String prose, Clock clock) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value.strip(), 1))
                .or(() -> headers.firstValue("retry-after").flatMap(value -> parse(value.strip(), clock.instant())))
                .or(() -> words(prose))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> number(String value, double millis) {
        return value.matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * millis)))
                : Optional.empty();
    }

    private static Optional<Duration> parse(String value, Instant now) {
        try {
            Optional<Duration> seconds = number(value, 1000);
            return seconds.isPresent()
                    ? seconds
                    : Optional.of(Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> words(String prose) {
        Matcher found = WORDS.matcher(prose);
        while (found.find()) {
            double seconds = part(found.group(1)) * 3600 + part(found.group(2)) * 60 + part(found.group(3));
            if (seconds > 0) {
                return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
            }
        }
        return Optional.empty();
    }

    private static double part(String number) {
        return number == null ? 0 : Double.parseDouble(number);
    }
}
