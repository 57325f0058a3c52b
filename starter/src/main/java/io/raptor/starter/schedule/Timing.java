package io.raptor.starter.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * When a schedule starts its task, as people write it: by a distance or by a cron expression.
 *
 * @param every a time with its unit, as {@code 6h}, counted from midnight UTC
 * @param cron minute, hour, day of the month, month, day of the week
 * @param timezone that the cron expression is meant in, as {@code Europe/Berlin}; UTC by default
 */
public record Timing(
        @Nullable String every,
        @Nullable String cron,
        @Nullable String timezone) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    /** What is wrong with it, each with the field it is about at its beginning; the cron expression is Temporal's to check. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        boolean byCron = cron != null && !cron.isBlank();
        if ((every == null) == !byCron) {
            faults.add("either every or cron must be given, as every 6h or cron \"0 3 * * *\"");
        }
        if (every != null
                && interval().filter(time -> time.compareTo(LEAST) >= 0).isEmpty()) {
            faults.add("every must be a minute or more, with its unit, as 30m, 6h or 1d");
        }
        if (timezone != null && !byCron) {
            faults.add("timezone needs cron: every is counted from midnight UTC");
        } else if (timezone != null && !isZone(timezone)) {
            faults.add("timezone must be a name as Europe/Berlin");
        }
        return faults;
    }

    /** The time between two starts; empty where there is none, or none that can be read. */
    @JsonIgnore
    Optional<Duration> interval() {
        try {
            return Optional.ofNullable(every).map(String::strip).map(DurationStyle::detectAndParse);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isZone(String name) {
        try {
            return !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /** In a few words. */
    public String text() {
        String zone = timezone == null ? "" : " " + timezone;
        return every != null ? "every " + every : cron != null ? "cron " + cron + zone : "as Temporal has it";
    }
}
