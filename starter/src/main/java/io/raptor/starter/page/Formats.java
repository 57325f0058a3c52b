package io.raptor.starter.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, money and times as people read them. */
final class Formats {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Formats() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things. */
    static String many(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** @param usd {@code null} where a price is not known */
    static String cost(@Nullable Double usd) {
        if (usd != null && usd == 0) {
            return "0 USD";
        }
        return usd == null ? "unknown" : String.format(Locale.ROOT, usd < 1 ? "%.4f USD" : "%,.2f USD", usd);
    }

    static String seconds(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + " s";
    }

    /** For readers without JavaScript; with it they get their own zone. */
    static String utc(Instant time) {
        return MINUTE.format(time) + " UTC";
    }
}
