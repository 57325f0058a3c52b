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
            long taken = taken(model, unit);
            long now = clock.millis();
            long mine = Math.max(taken, now);
            sql.statement("update model_rate set free_at = :free_at where model = :model and unit = :unit")
                    .param("free_at", mine + Math.round(amount * MILLIS / perMinute))
                    .param("model", model)
                    .param("unit", unit.name())
                    .update();
            return Duration.ofMillis(mine - now);
        });
    }

    private long taken(String model, Unit unit) {
        sql.statement("""
                        insert into model_rate (model, unit, free_at) values (:model, :unit, 0) on conflict do nothing
                        """).param("model", model).param("unit", unit.name()).update();
        return sql.statement("select free_at from model_rate where model = :model and unit = :unit for update")
                .param("model", model)
                .param("unit", unit.name())
                .query(Long.class)
                .single();
    }
}
