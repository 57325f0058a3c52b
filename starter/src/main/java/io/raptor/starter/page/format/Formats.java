package io.raptor.starter.page.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, money and times as people read them. */
public final class Formats {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final double CENT = 0.01;

    /** Of less nobody cares how much it is. */
    private static final double LEAST = 0.0001;

    /** Tenths of a second are shown below as many seconds. */
    private static final int TENTHS = 10;

    private static final int MINUTE_SECONDS = 60;
    private static final int HOUR_SECONDS = 3600;
    private static final int DAY_SECONDS = 86_400;

    /** Beyond as many days a date says more than their number. */
    private static final int DAYS = 30;

    private Formats() {}

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things. */
    public static String many(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** @param usd {@code null} where a price is not known */
    public static String cost(@Nullable Double usd) {
        if (usd == null) {
            return "unknown";
        }
        if (usd == 0) {
            return "$0";
        }
        return usd < CENT ? "under $0.01" : String.format(Locale.ROOT, "$%,.2f", usd);
    }

    /** A small amount of money with as many digits as tell it. */
    public static String exactCost(double usd) {
        if (usd == 0 || usd >= 1) {
            return cost(usd);
        }
        return usd < LEAST ? "under $0.0001" : String.format(Locale.ROOT, "$%.4f", usd);
    }

    /** A duration in its two largest units. */
    public static String seconds(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + " s";
    }

    /** A duration with a tenth of a second where that tells something. */
    public static String brief(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        return seconds < TENTHS ? String.format(Locale.ROOT, "%.1f s", seconds) : seconds(seconds);
    }

    /** A duration that nobody knows exactly, as {@code ~11 min}. */
    public static String about(double seconds) {
        if (seconds < MINUTE_SECONDS) {
            return "~" + Math.max(1, Math.round(seconds)) + " s";
        }
        if (seconds < 2 * HOUR_SECONDS) {
            return "~" + Math.round(seconds / MINUTE_SECONDS) + " min";
        }
        return seconds < 2 * DAY_SECONDS
                ? "~" + Math.round(seconds / HOUR_SECONDS) + " h"
                : "~" + Math.round(seconds / DAY_SECONDS) + " d";
    }

    /** How long ago, as {@code 12 s ago}; a date for what is long past. */
    public static String ago(Instant time, Instant now) {
        long seconds = Math.max(0, Duration.between(time, now).toSeconds());
        if (seconds < MINUTE_SECONDS) {
            return seconds + " s ago";
        }
        if (seconds < HOUR_SECONDS) {
            return seconds / MINUTE_SECONDS + " min ago";
        }
        if (seconds < DAY_SECONDS) {
            return seconds / HOUR_SECONDS + " h ago";
        }
        return seconds < (long) DAYS * DAY_SECONDS ? seconds / DAY_SECONDS + " d ago" : DAY.format(time);
    }

    /** How long until then, as {@code in 3 h}; {@code now} for what is past. */
    public static String until(Instant time, Instant now) {
        long seconds = Duration.between(now, time).toSeconds();
        return seconds < 1 ? "now" : "in " + about((double) seconds).substring(1);
    }

    /** For readers without JavaScript; with it they get their own zone. */
    public static String utc(Instant time) {
        return MINUTE.format(time) + " UTC";
    }
}
