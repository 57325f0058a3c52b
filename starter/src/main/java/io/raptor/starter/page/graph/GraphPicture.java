package io.raptor.starter.page.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.community.PictureLayout;
import io.raptor.activity.graph.community.PictureLayout.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The weightiest entities of a graph and what links them, coloured by their communities.
 *
 * @param dots the largest last, so that their names lie on top
 */
public record GraphPicture(List<Dot> dots, List<Line> lines) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 620;

    private static final int NAMED = 40;
    private static final int MARGIN = 40;

    /** The width of a letter of a name, about. */
    private static final double LETTER = 7;

    private static final int COLOURS = 10;
    private static final double LARGEST = 17;
    private static final double SMALLEST = 3.5;

    public GraphPicture {
        dots = List.copyOf(dots);
        lines = List.copyOf(lines);
    }

    /**
     * An entity.
     *
     * @param colour number of its community's colour
     * @param named whether there is room for its name
     */
    public record Dot(String id, String name, String x, String y, String radius, int colour, boolean named) {

        public String below() {
            return String.format(Locale.ROOT, "%.1f", Double.parseDouble(y) + Double.parseDouble(radius) + 12);
        }
    }

    /** A relation. */
    public record Line(String x1, String y1, String x2, String y2, String width) {}

    /**
     * @param entities those of most passages first
     * @param relations the weightiest first
     * @param communities of the top
     * @param places where those are drawn that are drawn, by id
     */
    static GraphPicture of(
            List<Entity> entities, List<Relation> relations, List<Community> communities, Map<String, Point> places) {
        List<Entity> drawn =
                entities.stream().filter(one -> places.containsKey(one.id())).toList();
        List<Relation> among = PictureLayout.lines(places.keySet(), relations);
        double[] x =
                framed(drawn.stream().mapToDouble(one -> place(places, one).x()).toArray(), WIDTH);
        double[] y =
                framed(drawn.stream().mapToDouble(one -> place(places, one).y()).toArray(), HEIGHT);
        return new GraphPicture(dots(drawn, x, y, colours(communities)), lines(drawn, among, x, y));
    }

    private static Point place(Map<String, Point> places, Entity one) {
        return Objects.requireNonNull(places.get(one.id()));
    }

    /** Half by the order of the places, half by the places themselves: dense middles are spread. */
    private static double[] framed(double[] places, int length) {
        int count = places.length;
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> places[i]).thenComparing(i -> i));
        double least = count == 0 ? 0 : places[order[0]];
        double most = count == 0 ? 1 : places[order[count - 1]];
        double[] framed = new double[count];
        for (int rank = 0; rank < count; rank++) {
            double place = most > least ? (places[order[rank]] - least) / (most - least) : 0.5;
            double even = count > 1 ? (double) rank / (count - 1) : 0.5;
            framed[order[rank]] = MARGIN + (place + even) / 2 * (length - 2 * MARGIN);
        }
        return framed;
    }

    private static Map<String, Integer> colours(List<Community> communities) {
        List<Community> largest = communities.stream()
                .filter(one -> one.level() == 0)
                .sorted(Comparator.comparingInt(
                                (Community one) -> -one.members().size())
                        .thenComparing(Community::id))
                .toList();
        Map<String, Integer> colours = new HashMap<>();
        for (int i = 0; i < largest.size(); i++) {
            for (String member : largest.get(i).members()) {
                colours.put(member, i % COLOURS);
            }
        }
        return colours;
    }

    private static List<Dot> dots(List<Entity> drawn, double[] x, double[] y, Map<String, Integer> colours) {
        double most =
                drawn.stream().mapToInt(one -> one.evidence().size()).max().orElse(1);
        boolean[] named = named(drawn, x, y);
        List<Dot> dots = new ArrayList<>();
        for (int i = drawn.size() - 1; i >= 0; i--) {
            Entity one = drawn.get(i);
            dots.add(new Dot(
                    one.id(),
                    one.name(),
                    number(x[i]),
                    number(y[i]),
                    number(Math.max(SMALLEST, LARGEST * Math.sqrt(one.evidence().size() / most))),
                    colours.getOrDefault(one.id(), COLOURS - 1),
                    named[i]));
        }
        return dots;
    }

    /** The weightiest have names, where no weightier one's name is in the way. */
    private static boolean[] named(List<Entity> drawn, double[] x, double[] y) {
        boolean[] named = new boolean[drawn.size()];
        List<double[]> taken = new ArrayList<>();
        for (int i = 0; i < drawn.size() && taken.size() < NAMED; i++) {
            double half = LETTER * drawn.get(i).name().length() / 2;
            double[] box = {x[i], y[i], half};
            boolean inside = x[i] > half && x[i] + half < WIDTH && half < WIDTH / 6.0;
            if (inside
                    && taken.stream()
                            .noneMatch(other -> Math.abs(other[0] - box[0]) < other[2] + half
                                    && Math.abs(other[1] - box[1]) < LETTER * 3)) {
                taken.add(box);
                named[i] = true;
            }
        }
        return named;
    }

    private static List<Line> lines(List<Entity> drawn, List<Relation> among, double[] x, double[] y) {
        Map<String, Integer> numbers = new HashMap<>();
        drawn.forEach(one -> numbers.put(one.id(), numbers.size()));
        double most = among.stream().mapToDouble(Relation::weight).max().orElse(1);
        return among.stream()
                .map(one -> {
                    int from = numbers.getOrDefault(one.from(), 0);
                    int to = numbers.getOrDefault(one.to(), 0);
                    double width = 0.7 + 3 * Math.sqrt(one.weight() / Math.max(most, Float.MIN_NORMAL));
                    return new Line(number(x[from]), number(y[from]), number(x[to]), number(y[to]), number(width));
                })
                .toList();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
