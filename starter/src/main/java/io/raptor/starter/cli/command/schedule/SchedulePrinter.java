package io.raptor.starter.cli.command.schedule;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.schedule.PastStart;
import io.raptor.starter.schedule.PastStart.Outcome;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints schedules for people. */
final class SchedulePrinter {

    private SchedulePrinter() {}

    /** As a table: what starts next, and when. */
    static void print(Screen screen, List<ScheduleView> all) {
        int wide = all.stream()
                .mapToInt(one -> one.schedule().text().length())
                .max()
                .orElse(0);
        if (!all.isEmpty()) {
            screen.line(row("STATE", "NEXT", "WHEN", wide) + "SCHEDULE", Style.DIM);
        }
        for (ScheduleView one : all) {
            String next =
                    one.nextStarts().isEmpty() ? "-" : time(one.nextStarts().get(0));
            screen.line(row(state(one), next, one.schedule().text(), wide) + one.scheduleId(), style(one));
        }
    }

    private static String row(String state, String next, String when, int wide) {
        return String.format(Locale.ROOT, "%-6s  %-20s  ", state, next) + when + " ".repeat(wide - when.length())
                + "  ";
    }

    /** With all that is known. */
    static void print(Raptor raptor, ScheduleView one, boolean json) {
        if (json) {
            raptor.out().println(Json.write(one));
        } else {
            print(raptor.screen(), one);
        }
    }

    private static void print(Screen screen, ScheduleView one) {
        String name = one.scheduleId();
        screen.line(
                "Schedule " + name + ": " + state(one) + ", " + one.schedule().text(), style(one));
        field(screen, "task", name + ", " + one.taskType().text() + ", into dataset " + one.dataset());
        field(screen, "sources", String.join(", ", one.sources()));
        if (!one.nextStarts().isEmpty()) {
            field(
                    screen,
                    "next",
                    one.nextStarts().stream().map(SchedulePrinter::time).collect(Collectors.joining(", ")));
        }
        field(screen, "so far", Counted.of(one.starts(), "start"));
        one.lastStarts().forEach(start -> print(screen, start));
    }

    private static void field(Screen screen, String name, String value) {
        screen.line(String.format(Locale.ROOT, "  %-8s %s", name, value), Style.PLAIN);
    }

    private static void print(Screen screen, PastStart start) {
        String outcome = start.outcome().name().toLowerCase(Locale.ROOT);
        String detail = start.detail() == null ? "" : ": " + start.detail();
        Style style = start.outcome() == Outcome.FAILED ? Style.BAD : Style.PLAIN;
        screen.line("  " + time(start.at()) + " " + outcome + detail, style);
    }

    private static String state(ScheduleView one) {
        return one.isPaused() ? "paused" : "active";
    }

    private static Style style(ScheduleView one) {
        return one.isPaused() ? Style.ODD : Style.PLAIN;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
