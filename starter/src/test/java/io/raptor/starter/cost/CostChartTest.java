package io.raptor.starter.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import io.raptor.activity.port.Expenses.Expense;
import io.raptor.starter.cost.CostChart.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CostChartTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Prices PRICES = new Prices(Map.of("dear", new Price(10, 20), "cheap", new Price(1, 1)));

    private static CostChart chart(Expense... expenses) {
        return CostChart.of(List.of(expenses), PRICES, FROM, FROM.plusSeconds(170), Duration.ofMinutes(1));
    }

    private static Expense calls(long slot, String model) {
        return new Expense(slot, model, 2, 1_000_000, 100_000, 0, 0);
    }

    @Test
    void eachModelHasItsPriceAndEmptySlotsAreThere() {
        CostChart chart = chart(calls(0, "dear"), calls(2, "cheap"), new Expense(2, "", 0, 0, 0, 3, 5));
        assertThat(chart.slots()).hasSize(3).element(1).isEqualTo(Slot.NONE);
        assertThat(chart.slots().get(0).cost()).isEqualTo(12);
        assertThat(chart.total()).isEqualTo(new Slot(13.1, 2_200_000, 4, 3, 5));
        assertThat(chart.inMoney()).isTrue();
    }

    @Test
    void whereAPriceIsUnknownTokensTellMoreThanMoney() {
        assertThat(chart(calls(0, "dear"), calls(1, "nobody-knows")).inMoney()).isFalse();
        assertThat(chart().inMoney()).isFalse();
    }

    @Test
    void whatWasSpentAfterTheEndIsAnotherRuns() {
        assertThat(chart(calls(3, "dear")).total()).isEqualTo(Slot.NONE);
    }
}
