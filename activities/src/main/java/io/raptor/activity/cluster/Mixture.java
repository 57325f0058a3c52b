package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Random;

/**
 * A mixture of Gaussians with diagonal covariances, fitted by expectation and maximisation from a seeded start. Every
 * variance is drawn a little towards that of all points, so that no component can shrink to a point. Functions are those
 * of StrictMath, which are the same to the bit on every machine.
 */
final class Mixture {

    private static final int ROUNDS = 30;
    private static final double PRIOR = 1;
    private static final double CONVERGED = 1e-4;
    private static final double NEGLIGIBLE = -30;

    private final double[][] points;
    private final int components;
    private final int dimensions;
    private final double[] spread;
    private final double[][] means;
    private final double[][] variances;
    private final double[] weights;
    private final double[][] posterior;
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    private Mixture(double[][] points, int components, double[] spread) {
        this.points = points;
        this.components = components;
        this.dimensions = points[0].length;
        this.spread = spread;
        this.means = new double[components][dimensions];
        this.variances = new double[components][dimensions];
        this.weights = new double[components];
        this.posterior = new double[points.length][components];
    }

    /** @param points at least one; more components than points are not made */
    static Mixture fit(double[][] points, int components, long seed) {
        Mixture mixture = new Mixture(points, Math.min(components, points.length), spread(points));
        mixture.start(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            mixture.maximise();
            if (!mixture.improves()) {
                break;
            }
        }
        return mixture;
    }

    /** Bayesian information criterion: the lower, the better. */
    double bic() {
        double parameters = components * (2.0 * dimensions) + components - 1;
        return parameters * StrictMath.log(points.length) - 2 * logLikelihood;
    }

    int components() {
        return components;
    }

    double[] posterior(int point) {
        return posterior[point];
    }

    private static double[] spread(double[][] points) {
        double[] mean = new double[points[0].length];
        double[] spread = new double[mean.length];
        for (double[] point : points) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += point[d] / points.length;
            }
        }
        for (double[] point : points) {
            for (int d = 0; d < mean.length; d++) {
                spread[d] += (point[d] - mean[d]) * (point[d] - mean[d]) / points.length;
            }
        }
        double least = Math.max(1e-12, 1e-6 * Arrays.stream(spread).max().orElse(0));
        return Arrays.stream(spread).map(value -> Math.max(value, least)).toArray();
    }

    private void start(Random random) {
        KMeans centres = KMeans.of(points, components, random);
        for (int i = 0; i < points.length; i++) {
            posterior[i][centres.of(i)] = 1;
        }
    }

    private void maximise() {
        for (int c = 0; c < components; c++) {
            double sum = 0;
            double[] mean = new double[dimensions];
            for (int i = 0; i < points.length; i++) {
                double share = posterior[i][c];
                if (share > 0) {
                    sum += share;
                    for (int d = 0; d < dimensions; d++) {
                        mean[d] += share * points[i][d];
                    }
                }
            }
            weights[c] = Math.max(sum, 1e-9) / points.length;
            for (int d = 0; d < dimensions; d++) {
                means[c][d] = mean[d] / Math.max(sum, 1e-9);
            }
            variances[c] = variances(c, sum);
        }
    }

    private double[] variances(int c, double sum) {
        double shrink = StrictMath.pow(components, -2.0 / dimensions);
        double[] squares = new double[dimensions];
        for (int i = 0; i < points.length; i++) {
            double share = posterior[i][c];
            if (share > 0) {
                for (int d = 0; d < dimensions; d++) {
                    double apart = points[i][d] - means[c][d];
                    squares[d] += share * apart * apart;
                }
            }
        }
        for (int d = 0; d < dimensions; d++) {
            squares[d] = (squares[d] + PRIOR * shrink * spread[d]) / (sum + PRIOR);
        }
        return squares;
    }

    private boolean improves() {
        double before = logLikelihood;
        double[] constants = new double[components];
        for (int c = 0; c < components; c++) {
            constants[c] = StrictMath.log(weights[c]);
            for (double variance : variances[c]) {
                constants[c] -= 0.5 * StrictMath.log(2 * Math.PI * variance);
            }
        }
        logLikelihood = 0;
        for (int i = 0; i < points.length; i++) {
            logLikelihood += expect(i, constants);
        }
        return logLikelihood - before > CONVERGED * points.length;
    }

    private double expect(int i, double[] constants) {
        double[] share = posterior[i];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < components; c++) {
            double distance = 0;
            for (int d = 0; d < dimensions; d++) {
                double apart = points[i][d] - means[c][d];
                distance += apart * apart / variances[c][d];
            }
            share[c] = constants[c] - 0.5 * distance;
            most = Math.max(most, share[c]);
        }
        double sum = 0;
        for (int c = 0; c < components; c++) {
            share[c] = share[c] - most < NEGLIGIBLE ? 0 : StrictMath.exp(share[c] - most);
            sum += share[c];
        }
        for (int c = 0; c < components; c++) {
            share[c] /= sum;
        }
        return most + StrictMath.log(sum);
    }
}
