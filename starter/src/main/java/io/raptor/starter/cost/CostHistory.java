package io.raptor.starter.cost;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.activity.call.Prices;
import io.raptor.activity.port.Expenses;
import io.raptor.starter.task.RunChart;
import io.raptor.starter.task.RunSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The charts of tasks and datasets. Each is added up from all calls, so that all who look share one for some seconds. */
public final class CostHistory {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int KEPT = 200;

    private final Expenses expenses;
    private final Prices prices;
    private final Clock clock;
    private final Cache<Key, CostChart> charts =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(FRESH).build();

    /** @param end of a run that has ended: what was added up before lacks what was spent last */
    private record Key(
            boolean dataset, String name, int run, @Nullable Instant end) {}

    public CostHistory(Expenses expenses, Prices prices, Clock clock) {
        this.expenses = expenses;
        this.prices = prices;
        this.clock = clock;
    }

    /** Of one run of a task, from its start until its end or now. */
    public CostChart of(String taskId, RunSpan run) {
        return charts.get(new Key(false, taskId, run.run(), run.to()), same -> {
            Instant to = run.to() == null ? clock.instant() : run.to();
            Duration slot = RunChart.slot(Duration.between(run.from(), to));
            return CostChart.of(expenses.ofTask(taskId, run.from(), slot), prices, run.from(), to, slot);
        });
    }

    /** Of all tasks into a dataset, from its beginning until now; empty where there never was one. */
    public Optional<CostChart> ofDataset(String dataset) {
        return expenses.begun(dataset)
                .map(from -> charts.get(new Key(true, dataset, 0, null), same -> {
                    Instant to = clock.instant();
                    Duration slot = RunChart.slot(Duration.between(from, to));
                    return CostChart.of(expenses.ofDataset(dataset, from, slot), prices, from, to, slot);
                }));
    }
}
