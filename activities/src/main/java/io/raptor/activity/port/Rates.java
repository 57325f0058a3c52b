package io.raptor.activity.port;

import java.time.Duration;

/** Shares out what a model takes a minute among everybody who uses the store. */
public interface Rates {

    /**
     * Takes the next free moment for {@code amount} units.
     *
     * @param perMinute units a minute
     * @return how long to wait until that moment
     */
    Duration reserve(String model, Unit unit, double amount, double perMinute);

    enum Unit {
        REQUESTS,
        TOKENS
    }
}
