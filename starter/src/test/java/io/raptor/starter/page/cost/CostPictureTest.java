package io.raptor.starter.page.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cost.CostChart;
import io.raptor.starter.cost.CostChart.Slot;
import io.raptor.starter.page.cost.CostPicture.Panel;
import io.raptor.workflow.model.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostPictureTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Budget NO_BUDGET = new Budget(null, null);

    /** Ten minutes, a dollar and a document in each. */
    private static CostChart chart(boolean priced, long cached) {
        List<Slot> slots = Collections.nCopies(10, new Slot(1, 1000, 4, 1, cached));
        return new CostChart(FROM, FROM.plusSeconds(600), Duration.ofMinutes(1), slots, priced);
    }

    @Test
    void moneyAddsUpAndTheForecastGoesOnAtThePresentPace() {
        CostChart chart = chart(true, 2);
        CostPicture picture = CostPicture.of(chart, Outlook.of(chart, new Budget(null, 20.0), 300.0));
        assertThat(picture.panels())
                .extracting(Panel::title)
                .containsExactly("Cost", "Cached calls", "Cost per document");
        Panel cost = picture.panels().get(0);
        assertThat(cost.total()).isEqualTo("$10.00");
        assertThat(cost.note())
                .isEqualTo("about $15.00 at the end, at the present pace · 50 % of the budget of $20.00");
        assertThat(cost.budget()).isNotEmpty();
        assertThat(cost.ahead()).startsWith("M666.7 ");
        assertThat(picture.now()).isEqualTo("666.7");
        assertThat(picture.to()).isEqualTo(FROM.plusSeconds(900));
        assertThat(picture.panels().get(1).note()).startsWith("saved about $5.00");
        assertThat(picture.panels().get(2).total()).isEqualTo("$1.00");
        assertThat(picture.rows()).hasSize(10);
    }

    @Test
    void withoutPricesTokensAreTold() {
        CostChart chart = chart(false, 0);
        CostPicture picture = CostPicture.of(chart, Outlook.of(chart, new Budget(1_000_000L, 5.0), null));
        assertThat(picture.panels()).extracting(Panel::title).containsExactly("Tokens", "Tokens per document");
        assertThat(picture.panels().get(0).note())
                .isEqualTo("1 % of the budget of 1,000,000 · a model’s price is unknown");
        assertThat(picture.panels().get(0).budget())
                .as("far above all that was used")
                .isEmpty();
        assertThat(picture.panels().get(0).ahead()).isEmpty();
        assertThat(picture.now()).isEmpty();
    }

    @Test
    void aRunThatSpentNothingHasNoPicture() {
        CostChart nothing = new CostChart(FROM, FROM.plusSeconds(60), Duration.ofMinutes(1), List.of(), true);
        assertThat(CostPicture.of(nothing, Outlook.of(nothing, NO_BUDGET, 10.0)).panels())
                .isEmpty();
    }
}
