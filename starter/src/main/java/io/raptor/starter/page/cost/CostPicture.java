package io.raptor.starter.page.cost;

import io.raptor.starter.cost.CostChart;
import io.raptor.starter.cost.CostChart.Slot;
import io.raptor.starter.page.format.Formats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was spent and saved as small charts over the same line of time, each adding up from its left end.
 *
 * @param panels empty where nothing was spent and nothing saved
 * @param now where the present is on the line of time; empty where that is its end
 * @param from where the line of time begins
 * @param to where it ends
 */
public record CostPicture(List<Panel> panels, List<Row> rows, String now, Instant from, Instant to) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 100;

    private static final double AIR = 1.12;

    /** A budget above as many times what is spent is written, not drawn: it would flatten all else. */
    private static final double FAR = 3;

    /** What lies ahead takes at most this part of the line. */
    private static final double AHEAD = 0.5;

    public CostPicture {
        panels = List.copyOf(panels);
        rows = List.copyOf(rows);
    }

    /**
     * One kind of figures.
     *
     * @param kind names its colour
     * @param area a path, adding up from the left
     * @param budget the height of the budget's line; empty for none
     * @param ahead a path to what is expected; empty for none
     * @param total in words
     * @param note what else is to be known
     */
    public record Panel(
            String title, String kind, String area, String budget, String ahead, String total, String note) {}

    /** A slot in which something was spent or saved, in words. */
    public record Row(Instant at, String spent, String calls, String cached, String documents) {}

    static CostPicture of(CostChart chart, Outlook outlook) {
        double past = Math.max(1, chart.to().getEpochSecond() - chart.from().getEpochSecond());
        double seconds =
                outlook.secondsLeft() == null ? past : Math.min(past + outlook.secondsLeft(), past / (1 - AHEAD));
        List<Panel> panels = new ArrayList<>();
        spent(panels, chart, outlook, past, seconds);
        saved(panels, chart, past, seconds);
        average(panels, chart, past, seconds);
        return new CostPicture(
                panels,
                rows(chart),
                seconds > past ? number(WIDTH * past / seconds) : "",
                chart.from(),
                chart.from().plusSeconds((long) seconds));
    }

    private static void spent(List<Panel> panels, CostChart chart, Outlook outlook, double past, double seconds) {
        boolean money = chart.inMoney();
        double total = sum(chart, value(money));
        if (total <= 0) {
            return;
        }
        Double budget = outlook.budget();
        double most = outlook.expected() == null ? total : Math.max(total, outlook.expected());
        boolean drawn = budget != null && budget <= FAR * most;
        double top = AIR * (drawn && budget != null ? Math.max(budget, most) : most);
        List<Double> sums = sums(chart, value(money));
        panels.add(new Panel(
                money ? "Cost" : "Tokens",
                money ? "cost" : "tokens",
                area(sums, chart, top, past, seconds),
                drawn && budget != null ? number(y(budget, top)) : "",
                ahead(outlook, total, top, past, seconds),
                words(total, money),
                note(chart, outlook, total, money)));
    }

    private static String note(CostChart chart, Outlook outlook, double total, boolean money) {
        List<String> notes = new ArrayList<>();
        if (outlook.expected() != null) {
            notes.add(about(words(outlook.expected(), money)) + " at the end, at the present pace");
        }
        if (outlook.budget() != null) {
            notes.add(Math.round(100 * total / outlook.budget()) + " % of the budget of "
                    + words(outlook.budget(), money));
        }
        if (!chart.priced()) {
            notes.add("a model’s price is unknown");
        }
        return String.join(" · ", notes);
    }

    /** A computed sum; what is given as a bound is one already. */
    private static String about(String sum) {
        return sum.startsWith("under") ? sum : "about " + sum;
    }

    /** What the ledger answered in place of a model, by the price of the calls that were made. */
    private static void saved(List<Panel> panels, CostChart chart, double past, double seconds) {
        Slot total = chart.total();
        if (total.cachedCalls() == 0) {
            return;
        }
        List<Double> sums = sums(chart, slot -> (double) slot.cachedCalls());
        String note = "answered from the ledger, not paid again";
        if (chart.inMoney()) {
            note = "saved " + about(Formats.cost(total.cost() * total.cachedCalls() / total.calls()))
                    + ", at the mean cost of a call";
        }
        panels.add(new Panel(
                "Cached calls",
                "completed",
                area(sums, chart, AIR * total.cachedCalls(), past, seconds),
                "",
                "",
                Formats.number(total.cachedCalls()),
                note));
    }

    /** The mean of all documents so far. */
    private static void average(List<Panel> panels, CostChart chart, double past, double seconds) {
        boolean money = chart.inMoney();
        List<Double> spent = sums(chart, value(money));
        List<Double> ended = sums(chart, slot -> (double) slot.documents());
        List<Double> means = new ArrayList<>();
        double highest = 0;
        for (int i = 0; i < spent.size(); i++) {
            double mean = ended.get(i) == 0 ? 0 : spent.get(i) / ended.get(i);
            means.add(mean);
            highest = Math.max(highest, mean);
        }
        if (highest > 0) {
            double last = means.get(means.size() - 1);
            panels.add(new Panel(
                    money ? "Cost per document" : "Tokens per document",
                    "running",
                    area(means, chart, AIR * highest, past, seconds),
                    "",
                    "",
                    money ? Formats.exactCost(last) : Formats.number(Math.round(last)),
                    "mean of " + Formats.many((long) (double) ended.get(ended.size() - 1), "document")
                            + ", with what those in flight used so far"));
        }
    }

    private static ToDoubleFunction<Slot> value(boolean money) {
        return money ? Slot::cost : slot -> (double) slot.tokens();
    }

    private static String words(double value, boolean money) {
        return money ? Formats.cost(value) : Formats.number(Math.round(value));
    }

    private static double sum(CostChart chart, ToDoubleFunction<Slot> value) {
        return chart.slots().stream().mapToDouble(value).sum();
    }

    private static List<Double> sums(CostChart chart, ToDoubleFunction<Slot> value) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (Slot slot : chart.slots()) {
            sum += value.applyAsDouble(slot);
            sums.add(sum);
        }
        return sums;
    }

    /** Steps at the ends of the slots, up to the present. */
    private static String area(List<Double> values, CostChart chart, double top, double past, double seconds) {
        double step = WIDTH * chart.slot().toSeconds() / seconds;
        double now = WIDTH * past / seconds;
        StringBuilder path = new StringBuilder("M0 ").append(HEIGHT);
        for (int i = 0; i < values.size(); i++) {
            path.append(String.format(Locale.ROOT, "L%.1f %.1f", Math.min((i + 1) * step, now), y(values.get(i), top)));
        }
        return path.append('V').append(HEIGHT).append('Z').toString();
    }

    private static String ahead(Outlook outlook, double total, double top, double past, double seconds) {
        Double expected = outlook.expected();
        Double left = outlook.secondsLeft();
        if (expected == null || left == null || left <= 0) {
            return "";
        }
        double shown = total + (expected - total) * Math.min(1, (seconds - past) / left);
        return String.format(
                Locale.ROOT, "M%.1f %.1fL%d %.1f", WIDTH * past / seconds, y(total, top), WIDTH, y(shown, top));
    }

    private static double y(double value, double top) {
        return HEIGHT - HEIGHT * Math.min(1, value / top);
    }

    private static List<Row> rows(CostChart chart) {
        List<Row> rows = new ArrayList<>();
        for (int i = chart.slots().size() - 1; i >= 0; i--) {
            Slot slot = chart.slots().get(i);
            if (!slot.equals(new Slot(0, 0, 0, 0, 0))) {
                rows.add(new Row(
                        chart.from().plus(chart.slot().multipliedBy(i)),
                        chart.inMoney() ? Formats.exactCost(slot.cost()) : Formats.many(slot.tokens(), "token"),
                        Formats.number(slot.calls()),
                        Formats.number(slot.cachedCalls()),
                        Formats.number(slot.documents())));
            }
        }
        return rows;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
