package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.model.local.ExtractiveSummariser;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PricesTest {

    private final Prices prices = Prices.builtIn();

    @Test
    void knowAModelByIdNameAndDatedName() {
        Price mini = new Price(0.4, 1.6);
        assertThat(prices.of("openai/gpt-4.1-mini")).contains(mini);
        assertThat(prices.of("gpt-4.1-mini")).contains(mini);
        assertThat(prices.of("openai/openai/GPT-4.1-mini-2025-04-14")).contains(mini);
        assertThat(prices.of("openai/anthropic/claude-sonnet-4-5@20250929")).contains(new Price(3, 15));
        assertThat(prices.of("openai/anthropic/claude-sonnet-4.5")).contains(new Price(3, 15));
        assertThat(prices.of("openai/claude-3-5-haiku-latest")).contains(new Price(0.8, 4));
    }

    @Test
    void tellADatedVersionFromItsFamilyWhereItsPriceDiffers() {
        assertThat(prices.of("openai/gpt-4o-2024-05-13")).contains(new Price(5, 15));
        assertThat(prices.of("openai/gpt-4o-2024-11-20")).contains(new Price(2.5, 10));
    }

    @Test
    void chargeNothingForTheModelsInThisProcess() {
        assertThat(prices.of(Models.embedder(ModelSettings.embedded()).id())).contains(Price.FREE);
        assertThat(prices.of(new ExtractiveSummariser(new WordTokenizer()).id()))
                .contains(Price.FREE);
    }

    @Test
    void guessNothing() {
        assertThat(prices.of("openai/my-own")).isEmpty();
        assertThat(prices.of("ollama/llama3.1")).isEmpty();
        assertThat(prices.of("openai/gpt-4.1-mini-tuned")).isEmpty();
        assertThat(prices.of("openai/minilm")).isEmpty();
    }

    @Test
    void preferWhatIsConfigured() {
        Prices ours = new Prices(Map.of("gpt-4.1-mini", new Price(1, 2), "openai/own.model", new Price(3, 4)));
        assertThat(ours.of("openai/gpt-4.1-mini-2025-04-14")).contains(new Price(1, 2));
        assertThat(ours.of("openai/own.model")).contains(new Price(3, 4));
        assertThat(ours.of("openai/gpt-4.1")).contains(new Price(2, 8));
    }

    @Test
    void areForAMillionTokens() {
        assertThat(new Price(0.4, 1.6).cost(2_500_000, 500_000)).isCloseTo(1.8, within(1e-9));
        assertThatThrownBy(() -> new Price(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
