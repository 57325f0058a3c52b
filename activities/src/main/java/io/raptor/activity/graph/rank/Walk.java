package io.raptor.activity.graph.rank;

/** How often a walk from some nodes comes by each node, where it begins anew half of the time. */
final class Walk {

    /** Share of the steps that go on; half keeps the walk near the question's names. */
    private static final double DAMPING = 0.5;

    /** What is left to spread after these is a thousandth of a thousandth. */
    private static final int STEPS = 20;

    private final Adjacency graph;

    Walk(Adjacency graph) {
        this.graph = graph;
    }

    /** @param start shares of the nodes at which the walk begins, together 1 */
    double[] from(double[] start) {
        double[] mass = start.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                next[i] = (1 - DAMPING) * start[i];
            }
            graph.step(mass, DAMPING, next);
            mass = next;
        }
        return mass;
    }
}
