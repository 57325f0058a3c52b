package io.raptor.activity.model;

/** Arithmetic on vectors, always summed in the same order. */
public final class Vectors {

    private Vectors() {}

    /** {@code sums} at unit length; all zeros stay so. */
    public static float[] unit(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double norm = Math.sqrt(squares);
        float[] unit = new float[sums.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = norm == 0 ? 0 : (float) (sums[i] / norm);
        }
        return unit;
    }

    public static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
