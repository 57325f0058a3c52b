package io.raptor.starter.page.format;

import io.raptor.starter.text.Visible;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What templates call {@code #show}: values in words. */
public final class Shown {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    private final Clock clock;

    public Shown(Clock clock) {
        this.clock = clock;
    }

    /** A name of a file or a task, which stays in its line whatever is in it. */
    public String name(@Nullable String name) {
        return name == null ? "" : Visible.line(name);
    }

    /** A name as one word of a shell's command. */
    public String word(String name) {
        return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    public String ago(Instant time) {
        return Formats.ago(time, clock.instant());
    }

    public String utc(Instant time) {
        return Formats.utc(time);
    }

    public String number(long number) {
        return Formats.number(number);
    }

    public String many(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    public String many(long number, String thing) {
        return Formats.many(number, thing);
    }
}
