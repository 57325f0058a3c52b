package io.raptor.activity.call;

/**
 * The price of a model's tokens.
 *
 * @param input USD per million tokens sent
 * @param output USD per million tokens received; 0 for an embedding model
 */
public record Price(double input, double output) {

    /** Nobody charges for a model in this process. */
    public static final Price FREE = new Price(0, 0);

    private static final double MILLION = 1_000_000;

    public Price {
        if (!(input >= 0 && output >= 0 && Double.isFinite(input + output))) {
            throw new IllegalArgumentException("a price is an amount of USD per million tokens, 0 or above");
        }
    }

    /** What so many tokens cost, in USD. */
    public double cost(long inputTokens, long outputTokens) {
        return (inputTokens * input + outputTokens * output) / MILLION;
    }
}
