package io.raptor.activity.store.call;

import io.raptor.activity.port.Rates;
import io.raptor.activity.store.sql.Sql;
import java.time.Clock;
import java.time.Duration;

/** One row a model and unit: the moment until which it is taken. Whoever comes pushes that on by his share. */
public final class SqlRates implements Rates {

    private static final double MILLIS = 60_000;

    private final Sql sql;
    private final Clock clock;

    public SqlRates(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Duration reserve(String model, Unit unit, double amount, double perMinute) {
        return sql.write(() -> {
            sql.update(
                    "insert into model_rate (model, unit, free_at) values (?, ?, 0) on conflict do nothing",
                    model,
                    unit.name());
            long taken = sql.number(
                    "select free_at from model_rate where model = ? and unit = ? for update", model, unit.name());
            long now = clock.millis();
            long mine = Math.max(taken, now);
            sql.update(
                    "update model_rate set free_at = ? where model = ? and unit = ?",
                    mine + Math.round(amount * MILLIS / perMinute),
                    model,
                    unit.name());
            return Duration.ofMillis(mine - now);
        });
    }
}
