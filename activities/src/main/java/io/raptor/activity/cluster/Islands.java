package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Vectors as points of a picture: those of like direction together on an island, like islands near each other. The same
 * vectors make the same picture, on any machine.
 *
 * @param x of each point, 0 to {@value #SIDE}
 * @param y of each point
 * @param island of each point, its number
 * @param islands the largest first
 */
public record Islands(int[] x, int[] y, int[] island, Island[] islands) {

    public static final int SIDE = 10_000;

    private static final int MOST_ISLANDS = 24;

    /** Points to an island, squared and on the whole: a hundred make three islands, ten thousand a full picture. */
    private static final double SHARE = 12;

    /** Groups are found among so many of the points; the others join the nearest. */
    private static final int SAMPLE = 4000;

    private static final int NEAREST = 8;
    private static final int ROUNDS = 400;
    private static final double GAP = 1.15;

    /**
     * A group of points.
     *
     * @param nearest numbers of the captions whose vectors are nearest to its middle, the nearest first; a few of them
     */
    public record Island(int size, int x, int y, int radius, int[] nearest) {}

    private record Place(double x, double y, double radius) {}

    /**
     * @param points of length 1
     * @param captions vectors that may stand for a group, of length 1
     */
    public static Islands of(float[][] points, float[][] captions, long seed) {
        if (points.length == 0) {
            return new Islands(new int[0], new int[0], new int[0], new Island[0]);
        }
        float[][] middles = middles(points, seed);
        int[] group = new int[points.length];
        int[][] members = members(points, middles, group);
        Place[] places = apart(middles, members, seed);
        double[][] at = new double[points.length][];
        for (int g = 0; g < members.length; g++) {
            within(points, members[g], places[g], seed, at);
        }
        return framed(at, group, places, members, nearest(middles, captions));
    }

    private static float[][] middles(float[][] points, long seed) {
        int count = Math.min(SAMPLE, points.length);
        double[][] sample = new double[count][];
        for (int i = 0; i < count; i++) {
            float[] point = points[(int) ((long) i * points.length / count)];
            sample[i] =
                    IntStream.range(0, point.length).mapToDouble(d -> point[d]).toArray();
        }
        int wanted = (int) Math.max(1, Math.min(MOST_ISLANDS, Math.round(Math.sqrt(points.length / SHARE))));
        KMeans groups = KMeans.of(sample, wanted, new Random(seed));
        float[][] middles = new float[wanted][points[0].length];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < middles[0].length; d++) {
                middles[groups.of(i)][d] += (float) sample[i][d];
            }
        }
        for (float[] middle : middles) {
            VectorMath.scale(middle, Float.MIN_VALUE);
        }
        return middles;
    }

    /** The points of each group, the largest group first, without groups that have none; brings {@code middles} into that order. */
    private static int[][] members(float[][] points, float[][] middles, int[] group) {
        int[] sizes = new int[middles.length];
        for (int i = 0; i < points.length; i++) {
            group[i] = closest(points[i], middles);
            sizes[group[i]]++;
        }
        Integer[] order = IntStream.range(0, middles.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt((Integer g) -> -sizes[g]).thenComparing(g -> g));
        int[] rank = new int[middles.length];
        float[][] sorted = new float[middles.length][];
        for (int r = 0; r < order.length; r++) {
            rank[order[r]] = r;
            sorted[r] = middles[order[r]];
        }
        System.arraycopy(sorted, 0, middles, 0, sorted.length);
        for (int i = 0; i < group.length; i++) {
            group[i] = rank[group[i]];
        }
        return IntStream.range(0, order.length)
                .mapToObj(r -> IntStream.range(0, group.length)
                        .filter(i -> group[i] == r)
                        .toArray())
                .filter(some -> some.length > 0)
                .toArray(int[][]::new);
    }

    private static int closest(float[] vector, float[][] others) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < others.length; i++) {
            float like = VectorMath.dot(vector, others[i]);
            if (like > most) {
                most = like;
                best = i;
            }
        }
        return best;
    }

    private static int[][] nearest(float[][] middles, float[][] captions) {
        int[][] nearest = new int[middles.length][];
        for (int g = 0; g < middles.length; g++) {
            float[] like = new float[captions.length];
            for (int c = 0; c < captions.length; c++) {
                like[c] = VectorMath.dot(middles[g], captions[c]);
            }
            nearest[g] = IntStream.range(0, captions.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer c) -> -like[c]).thenComparing(c -> c))
                    .limit(NEAREST)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return nearest;
    }

    /** The islands where their middles lie, pushed apart until none covers another. */
    private static Place[] apart(float[][] middles, int[][] members, long seed) {
        double all = Arrays.stream(members).mapToInt(some -> some.length).sum();
        double[][] at = PrincipalComponents.coordinates(Arrays.copyOf(middles, members.length), 2, seed);
        Place[] places = new Place[members.length];
        double widest = Arrays.stream(at)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        for (int g = 0; g < places.length; g++) {
            double scale = widest > 0 ? widest : 1;
            double y = at[g].length > 1 ? at[g][1] / scale : 0;
            places[g] = new Place(at[g][0] / scale, y, Math.sqrt(members[g].length / all) / 2);
        }
        for (int round = 0; round < ROUNDS && pushed(places); round++) {
            for (int g = 0; g < places.length; g++) {
                // Towards the middle a little: no island drifts away for good.
                places[g] = new Place(places[g].x() * 0.995, places[g].y() * 0.995, places[g].radius());
            }
        }
        return places;
    }

    private static boolean pushed(Place[] places) {
        boolean pushed = false;
        for (int a = 0; a < places.length; a++) {
            for (int b = a + 1; b < places.length; b++) {
                Place one = places[a];
                Place other = places[b];
                double dx = other.x() - one.x();
                double dy = other.y() - one.y();
                double distance = Math.hypot(dx, dy);
                double missing = (one.radius() + other.radius()) * GAP - distance;
                if (missing > 0) {
                    double ux = distance > 1e-9 ? dx / distance : Math.cos(b);
                    double uy = distance > 1e-9 ? dy / distance : Math.sin(b);
                    places[a] = new Place(one.x() - ux * missing / 2, one.y() - uy * missing / 2, one.radius());
                    places[b] = new Place(other.x() + ux * missing / 2, other.y() + uy * missing / 2, other.radius());
                    pushed = true;
                }
            }
        }
        return pushed;
    }

    /** An island's points in the directions in which they differ most, the farther out the less they are like its middle. */
    private static void within(float[][] points, int[] members, Place place, long seed, double[][] at) {
        double[][] own = members.length < 3
                ? new double[members.length][0]
                : PrincipalComponents.coordinates(VectorMath.pick(points, members), 2, seed);
        Integer[] order = IntStream.range(0, members.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order, Comparator.comparingDouble((Integer i) -> length(own[i])).thenComparing(i -> i));
        for (int rank = 0; rank < order.length; rank++) {
            double[] here = own[order[rank]];
            double angle = length(here) > 1e-9 ? Math.atan2(here.length > 1 ? here[1] : 0, here[0]) : rank * 2.4;
            double out = place.radius() * Math.sqrt((rank + 0.5) / order.length);
            at[members[order[rank]]] =
                    new double[] {place.x() + out * Math.cos(angle), place.y() + out * Math.sin(angle)};
        }
    }

    private static double length(double[] at) {
        return at.length > 1 ? Math.hypot(at[0], at[1]) : at.length == 1 ? Math.abs(at[0]) : 0;
    }

    private static Islands framed(double[][] at, int[] group, Place[] places, int[][] members, int[][] nearest) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double side = 1e-9;
        for (Place place : places) {
            left = Math.min(left, place.x() - place.radius());
            top = Math.min(top, place.y() - place.radius());
        }
        for (Place place : places) {
            side = Math.max(side, Math.max(place.x() + place.radius() - left, place.y() + place.radius() - top));
        }
        double scale = SIDE / side;
        int[] x = new int[at.length];
        int[] y = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            x[i] = (int) Math.round((at[i][0] - left) * scale);
            y[i] = (int) Math.round((at[i][1] - top) * scale);
        }
        Island[] islands = new Island[places.length];
        for (int g = 0; g < places.length; g++) {
            islands[g] = new Island(
                    members[g].length,
                    (int) Math.round((places[g].x() - left) * scale),
                    (int) Math.round((places[g].y() - top) * scale),
                    (int) Math.round(places[g].radius() * scale),
                    nearest[g]);
        }
        return new Islands(x, y, group, islands);
    }
}
