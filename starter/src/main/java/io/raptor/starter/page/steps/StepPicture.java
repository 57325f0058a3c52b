package io.raptor.starter.page.steps;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.steps.DocumentSteps;
import io.raptor.starter.steps.Step;
import io.raptor.starter.steps.StepKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Documents under each other over the same line of time, each step a bar.
 *
 * @param kinds that are in it, in the order of the work
 * @param from where the line of time begins
 * @param to where it ends
 */
public record StepPicture(List<Row> rows, List<String> kinds, Instant from, Instant to) {

    public static final int WIDTH = 1000;
    static final String WAITING = "waiting";

    /** Narrower bars are not seen. */
    private static final double LEAST = 1.5;

    /** A shorter wait is none that a reader could do anything about. */
    private static final Duration SHORT = Duration.ofMillis(500);

    public StepPicture {
        rows = List.copyOf(rows);
        kinds = List.copyOf(kinds);
    }

    /**
     * A document.
     *
     * @param took since its work began, in words
     * @param now what is done, or was done last
     */
    public record Row(long number, String docId, String state, List<Bar> bars, String took, String now) {

        public Row {
            bars = List.copyOf(bars);
        }

        /** The bars in words. */
        public String words() {
            return String.join(", ", bars.stream().map(Bar::words).toList());
        }
    }

    /**
     * A step, or the wait for it.
     *
     * @param open whether it goes on
     * @param troubled whether an attempt at it failed
     */
    public record Bar(String kind, boolean open, boolean troubled, String x, String width, String words) {

        public String css() {
            return kind + (open ? " open" : "") + (troubled ? " troubled" : "");
        }
    }

    static StepPicture of(List<DocumentSteps> documents, Instant now) {
        Instant from = documents.stream()
                .map(one -> one.steps().get(0).asked())
                .min(Instant::compareTo)
                .orElse(now);
        Instant to = documents.stream()
                .map(one -> end(one, now))
                .max(Instant::compareTo)
                .orElse(now);
        double millis = Math.max(1, Duration.between(from, to).toMillis());
        List<Row> rows =
                documents.stream().map(one -> row(one, from, now, millis)).toList();
        return new StepPicture(rows, kinds(rows), from, to);
    }

    private static Instant end(DocumentSteps document, Instant now) {
        return document.steps().stream()
                .map(step -> step.to() == null ? now : step.to())
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static Row row(DocumentSteps document, Instant from, Instant now, double millis) {
        List<Bar> bars = new ArrayList<>();
        document.steps().forEach(step -> add(bars, step, from, now, millis));
        Step last = document.steps().get(document.steps().size() - 1);
        return new Row(
                document.number(),
                document.docId(),
                document.state().text(),
                bars,
                Formats.brief(Duration.between(document.steps().get(0).asked(), end(document, now))),
                document.inFlight() ? doing(last) : document.state().text());
    }

    /** What is done now. */
    private static String doing(Step last) {
        if (last.to() != null) {
            return "between two steps";
        }
        String what = last.from() == null
                ? "waiting for a worker to " + last.kind().text()
                : last.kind().text();
        return last.attempts() > 1
                ? what + ", attempt " + last.attempts() + (last.trouble().isEmpty() ? "" : " after " + last.trouble())
                : what;
    }

    private static void add(List<Bar> bars, Step step, Instant from, Instant now, double millis) {
        Instant begun = step.from() == null ? now : step.from();
        if (step.from() == null || Duration.between(step.asked(), begun).compareTo(SHORT) > 0) {
            bars.add(bar(WAITING, step, step.asked(), begun, from, millis));
        }
        if (step.from() != null) {
            bars.add(bar(step.kind().text(), step, begun, step.to() == null ? now : step.to(), from, millis));
        }
    }

    private static Bar bar(String kind, Step step, Instant begun, Instant ended, Instant from, double millis) {
        double x = WIDTH * Duration.between(from, begun).toMillis() / millis;
        double width = Math.max(LEAST, WIDTH * Duration.between(begun, ended).toMillis() / millis);
        boolean open = step.to() == null;
        return new Bar(
                kind,
                open,
                step.attempts() > 1 && !kind.equals(WAITING),
                number(Math.min(x, WIDTH - LEAST)),
                number(width),
                words(kind, step, Duration.between(begun, ended), open));
    }

    private static String words(String kind, Step step, Duration took, boolean open) {
        StringBuilder words = new StringBuilder(kind).append(' ').append(Formats.brief(took));
        if (!kind.equals(WAITING)) {
            words.append(step.calls() > 1 ? " (" + step.calls() + " calls)" : "")
                    .append(step.attempts() > 1 ? ", attempt " + step.attempts() : "")
                    .append(open ? ", goes on" : "");
        }
        return words.toString();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static List<String> kinds(Collection<Row> rows) {
        List<String> there = rows.stream()
                .flatMap(row -> row.bars().stream())
                .map(Bar::kind)
                .distinct()
                .toList();
        return Stream.concat(Stream.of(StepKind.values()).map(StepKind::text), Stream.of(WAITING))
                .filter(there::contains)
                .toList();
    }

    /** How many of the rows are in flight, and how many have ended, in words. */
    public String counted() {
        long inFlight = rows.stream()
                .filter(row -> Objects.equals(row.state(), "running"))
                .count();
        long over = rows.size() - inFlight;
        String last = over == 1 ? "the last one that ended" : "the last " + Formats.number(over) + " that ended";
        return inFlight == 0 ? last : Formats.number(inFlight) + " in flight" + (over == 0 ? "" : ", and " + last);
    }
}
