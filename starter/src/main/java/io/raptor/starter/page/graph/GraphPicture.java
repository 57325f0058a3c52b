package io.raptor.starter.page.graph;

import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.community.GraphLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The weightiest entities of a graph and what links them, coloured by their communities.
 *
 * @param dots the largest last, so that their names lie on top
 */
public record GraphPicture(List<Dot> dots, List<Line> lines) {

    public static final int WIDTH = 1000;
    public static final int HEIGHT = 620;

    /** Drawn at most. */
    static final int ENTITIES = 300;

    private static final int LINES = 900;
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
     */
    static GraphPicture of(List<Entity> entities, List<Relation> relations, List<Community> communities) {
        Set<String> known = new HashSet<>();
        entities.forEach(one -> known.add(one.id()));
        List<Relation> possible = relations.stream()
                .filter(one -> known.contains(one.from()) && known.contains(one.to()))
                .limit(LINES)
                .toList();
        Set<String> linked = largestPart(possible);
        List<Entity> drawn =
                entities.stream().filter(one -> linked.contains(one.id())).toList();
        List<Relation> among =
                possible.stream().filter(one -> linked.contains(one.from())).toList();
        double[][] places = GraphLayout.of(drawn.stream().map(Entity::id).toList(), among, 0);
        double[] x = framed(places, 0, WIDTH);
        double[] y = framed(places, 1, HEIGHT);
        return new GraphPicture(dots(drawn, x, y, colours(communities)), lines(drawn, among, x, y));
    }

    /** What lies apart from the most would press it together. */
    private static Set<String> largestPart(List<Relation> relations) {
        Map<String, Set<String>> parts = new HashMap<>();
        for (Relation one : relations) {
            Set<String> from = parts.computeIfAbsent(one.from(), id -> new HashSet<>(Set.of(id)));
            Set<String> to = parts.computeIfAbsent(one.to(), id -> new HashSet<>(Set.of(id)));
            if (!from.contains(one.to())) {
                from.addAll(to);
                to.forEach(id -> parts.put(id, from));
            }
        }
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
    }

    /** Half by the order of the places, half by the places themselves: dense middles are spread. */
    private static double[] framed(double[][] places, int side, int length) {
        int count = places.length;
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer i) -> places[i][side]).thenComparing(i -> i));
        double least = count == 0 ? 0 : places[order[0]][side];
        double most = count == 0 ? 1 : places[order[count - 1]][side];
        double[] framed = new double[count];
        for (int rank = 0; rank < count; rank++) {
            double place = most > least ? (places[order[rank]][side] - least) / (most - least) : 0.5;
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
