package io.raptor.starter.page.task;

import io.raptor.starter.page.format.Formats;
import io.raptor.starter.task.RunChart;
import io.raptor.starter.task.RunSpan;
import io.raptor.starter.task.RunSpan.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run as small charts under each other over the same line of time, with bands where it was paused.
 *
 * @param panels empty where nothing was done yet
 * @param bands in the units of the panels
 * @param from where the line of time begins
 * @param to where it ends
 */
public record RunPicture(List<Panel> panels, List<Band> bands, Instant from, Instant to) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 100;

    /** A single peak above this share of all slots does not flatten the others. */
    private static final double USUAL = 0.97;

    private static final double AIR = 1.15;

    public RunPicture {
        panels = List.copyOf(panels);
        bands = List.copyOf(bands);
    }

    /**
     * One kind of figures.
     *
     * @param kind names its colour
     * @param area a path, the values as steps from the ground
     * @param peak the largest value, in words
     * @param total the sum, in words
     */
    public record Panel(String title, String kind, String area, String peak, String total) {}

    public record Band(String x, String width, String reason) {}

    static RunPicture of(RunChart chart, RunSpan run, Instant now) {
        Instant from = Instant.ofEpochSecond(chart.startSeconds());
        Instant end = run.to() == null ? now : run.to();
        long lasted = end.getEpochSecond() - chart.startSeconds();
        double seconds = (double) Math.max(
                1, Math.max(lasted, chart.slotSeconds() * chart.documents().size()));
        List<Panel> panels = new ArrayList<>();
        if (!chart.documents().isEmpty()) {
            add(panels, "Documents finished", "completed", chart.documents(), chart, seconds);
            add(panels, "Model calls", "running", chart.calls(), chart, seconds);
            add(panels, "Tokens", "tokens", chart.tokens(), chart, seconds);
        }
        return new RunPicture(panels, bands(run, from, end, seconds), from, from.plusSeconds((long) seconds));
    }

    private static void add(
            List<Panel> panels, String title, String kind, List<Long> values, RunChart chart, double seconds) {
        long total = values.stream().mapToLong(Long::longValue).sum();
        if (total > 0) {
            double perMinute = 60.0 / chart.slotSeconds();
            double peak =
                    (double) values.stream().mapToLong(Long::longValue).max().orElse(0) * perMinute;
            panels.add(new Panel(
                    title,
                    kind,
                    area(values, WIDTH * chart.slotSeconds() / seconds),
                    Formats.number(Math.round(peak)) + " a minute at most",
                    Formats.number(total)));
        }
    }

    private static String area(List<Long> values, double step) {
        double scale = usual(values) * AIR;
        StringBuilder path = new StringBuilder("M0 ").append(HEIGHT);
        for (int i = 0; i < values.size(); i++) {
            double y = HEIGHT - HEIGHT * Math.min(1, values.get(i) / scale);
            path.append(String.format(Locale.ROOT, "V%.1fH%.1f", y, (i + 1) * step));
        }
        return path.append('V').append(HEIGHT).append('Z').toString();
    }

    private static double usual(List<Long> values) {
        List<Long> worked = values.stream().filter(value -> value > 0).sorted().toList();
        return (double) worked.get((int) (USUAL * (worked.size() - 1)));
    }

    private static List<Band> bands(RunSpan run, Instant from, Instant end, double seconds) {
        List<Band> bands = new ArrayList<>();
        for (Pause pause : run.pauses()) {
            double begin = WIDTH * (pause.from().toEpochMilli() - from.toEpochMilli()) / 1000.0 / seconds;
            Instant to = pause.to() == null ? end : pause.to();
            double width = WIDTH * (to.toEpochMilli() - pause.from().toEpochMilli()) / 1000.0 / seconds;
            bands.add(new Band(number(begin), number(Math.max(1, width)), "paused: " + pause.reason()));
        }
        return bands;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
