package io.raptor.activity.graph.community;

import io.raptor.activity.graph.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.cwts.networkanalysis.GradientDescentVOSLayoutAlgorithm;
import nl.cwts.networkanalysis.Layout;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** Positions of entities in a plane, those that are linked near each other; the same links give the same picture. */
public final class GraphLayout {

    private static final int STARTS = 2;
    private static final int ITERATIONS = 600;
    private static final int ATTRACTION = 2;
    private static final int REPULSION = 1;

    /** Parts that nothing links stay within sight of each other. */
    private static final double EVERYBODY = 0.02;

    private GraphLayout() {}

    /**
     * Their x and y, in no unit.
     *
     * @param entities ids, in an order that is always the same
     * @param relations those whose ends are among the entities count
     */
    public static double[][] of(List<String> entities, List<Relation> relations, long seed) {
        Map<String, Integer> numbers = new HashMap<>();
        entities.forEach(id -> numbers.put(id, numbers.size()));
        List<Relation> drawn = relations.stream()
                .filter(one -> numbers.containsKey(one.from())
                        && numbers.containsKey(one.to())
                        && !one.from().equals(one.to()))
                .toList();
        if (drawn.isEmpty()) {
            return circle(entities.size());
        }
        Network network = network(numbers, drawn).createNormalizedNetworkUsingAssociationStrength();
        GradientDescentVOSLayoutAlgorithm layout =
                new GradientDescentVOSLayoutAlgorithm(ATTRACTION, REPULSION, EVERYBODY, new Random(seed));
        layout.setMaxNIterations(ITERATIONS);
        Layout best = layout.findLayout(network);
        for (int start = 1; start < STARTS; start++) {
            Layout other = layout.findLayout(network);
            if (layout.calcQuality(network, other) < layout.calcQuality(network, best)) {
                best = other;
            }
        }
        best.standardize(true);
        double[][] sides = best.getCoordinates();
        double[][] places = new double[entities.size()][2];
        for (int i = 0; i < places.length; i++) {
            places[i][0] = sides[0][i];
            places[i][1] = sides[1][i];
        }
        return places;
    }

    private static Network network(Map<String, Integer> numbers, List<Relation> drawn) {
        Map<Long, Double> weights = new TreeMap<>();
        for (Relation one : drawn) {
            int from = numbers.getOrDefault(one.from(), 0);
            int to = numbers.getOrDefault(one.to(), 0);
            weights.merge(
                    ((long) Math.min(from, to) << Integer.SIZE) | Math.max(from, to),
                    Math.max(one.weight(), Float.MIN_NORMAL),
                    Double::sum);
        }
        List<Long> ends = new ArrayList<>(weights.keySet());
        int[] low = ends.stream().mapToInt(end -> (int) (end >>> Integer.SIZE)).toArray();
        int[] high = ends.stream().mapToInt(end -> (int) (long) end).toArray();
        double[] weight =
                ends.stream().mapToDouble(end -> weights.getOrDefault(end, 0.0)).toArray();
        return new Network(
                numbers.size(),
                true,
                new LargeIntArray[] {new LargeIntArray(low), new LargeIntArray(high)},
                new LargeDoubleArray(weight),
                false,
                false);
    }

    private static double[][] circle(int count) {
        double[][] places = new double[count][2];
        for (int i = 0; i < count; i++) {
            places[i][0] = Math.cos(2 * Math.PI * i / count);
            places[i][1] = Math.sin(2 * Math.PI * i / count);
        }
        return places;
    }
}
