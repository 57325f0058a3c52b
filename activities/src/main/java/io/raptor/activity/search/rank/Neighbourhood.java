package io.raptor.activity.search.rank;

/**
 * The leaves beside a leaf, the nearer ones counting for more.
 *
 * @param reach how many on each side
 * @param share of the neighbours in a leaf's score
 */
record Neighbourhood(int reach, double share) {

    static final Neighbourhood NARROW = new Neighbourhood(1, 0.3);
    static final Neighbourhood WIDE = new Neighbourhood(12, 0.9);

    /** Each score drawn towards the mean of its neighbours'; without neighbours, its own. */
    double[] of(double[] own) {
        double[] drawn = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            drawn[i] = (1 - share) * own[i] + share * beside(own, i);
        }
        return drawn;
    }

    /** What part of the neighbours that a leaf may have are there: less at the ends of a document, little in a short one. */
    double present(int place, int leaves) {
        return (reached(place) + reached(leaves - 1 - place)) / (2 * reached(reach));
    }

    /** The weights of so many neighbours on one side, as far as it reaches. */
    private double reached(int neighbours) {
        int some = Math.min(reach, neighbours);
        return some - some * (some + 1) / 2.0 / (reach + 1);
    }

    private double beside(double[] own, int place) {
        double sum = 0;
        double weights = 0;
        int last = Math.min(own.length - 1, place + reach);
        for (int i = Math.max(0, place - reach); i <= last; i++) {
            if (i != place) {
                double weight = 1 - Math.abs(i - place) / (reach + 1.0);
                sum += weight * own[i];
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : own[place];
    }
}
