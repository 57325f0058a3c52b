package io.raptor.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.call.Price;
import io.raptor.activity.call.Prices;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    @Test
    void areEmbeddedUnlessConfigured() {
        RaptorProperties properties = Settings.read(Map.of(), Map.of(), Map.of());
        assertThat(properties.temporal().embedded()).isTrue();
        assertThat(properties.homeFolder().getFileName()).hasToString(".raptor");
        assertThat(properties.taskQueue()).isEqualTo("raptor");
    }

    @Test
    void takeTheDocumentedVariables() {
        Map<String, String> environment = Map.of(
                "RAPTOR_CHAT_BASE_URL", "http://host/v1", "RAPTOR_CHAT_MODEL", "m", "TEMPORAL_ADDRESS", "host:7233");
        RaptorProperties properties = Settings.read(environment, Map.of(), Map.of());
        assertThat(properties.chat().baseUrl()).isEqualTo("http://host/v1");
        assertThat(properties.temporal().target()).isEqualTo("host:7233");
    }

    @Test
    void takeNoVariableButTheirOwn() {
        Map<String, String> others = Map.of(
                "RAPTOR_DOCUMENTS", "/srv/documents",
                "RAPTOR_STORE", "here",
                "RAPTOR_CHAT_BATCH_SIZE", "x",
                "RAPTOR_SERVER_TOKEN", "not the documented name",
                "RAPTOR_DB_PASSWORD", "x");
        RaptorProperties properties = Settings.read(others, Map.of(), Map.of());
        assertThat(properties).isEqualTo(Settings.read(Map.of(), Map.of(), Map.of()));
    }

    @Test
    void takeABlankVariableForNone() {
        Map<String, String> blank = Map.of("RAPTOR_HOME", "", "RAPTOR_CHAT_CONTEXT_TOKENS", " ", "RAPTOR_PRICES", "");
        assertThat(Settings.read(blank, Map.of(), Map.of())).isEqualTo(Settings.read(Map.of(), Map.of(), Map.of()));
    }

    @Test
    void takeTheVariablesThatAreNotNamedAsTheirKeys() {
        RaptorProperties properties =
                Settings.read(Map.of("RAPTOR_TOKEN", "word", "RAPTOR_SOURCE_ROOTS", "/a,/b"), Map.of(), Map.of());
        assertThat(properties.server().token()).isEqualTo("word");
        assertThat(properties.sources().roots()).containsExactly("/a", "/b");
    }

    @Test
    void preferOptionsToTheEnvironment() {
        RaptorProperties properties =
                Settings.read(Map.of("RAPTOR_HOME", "one"), Map.of(), Map.of("raptor.home", "other"));
        assertThat(properties.home()).isEqualTo("other");
    }

    @Test
    void nameEveryFault() {
        Map<String, String> options = Map.of("raptor.temporal.target", "nowhere", "raptor.store.url", "jdbc:odd");
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_CHAT_MODEL", "m"), Map.of(), options))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("raptor.temporal.target")
                .hasMessageContaining("raptor.store.url")
                .hasMessageContaining("raptor.chat.model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"raptor.chat.modle", "raptor.chat.baseUrl", "raptor.chat.batch-size", "raptor.chat", "raptor.x"})
    void refuseUnknownKeysAndSayWhichThereAre(String key) {
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of(key, "1"), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("unknown setting " + key + ";")
                .hasMessageContaining("raptor.chat.model, ")
                .hasMessageContaining("raptor.embedding.batch-size, ")
                .hasMessageContaining("raptor.prices.MODEL.input");
    }

    @Test
    void takePricesOfModelsWhoseNamesHoldDots() {
        RaptorProperties properties = Settings.read(
                Map.of("RAPTOR_PRICES", "llama3.1:8b=0, gpt-4.1=1/4"),
                Map.of("raptor.prices.house.v1.5.input", "0.5", "raptor.prices.house.v1.5.output", "2"),
                Map.of());
        Prices prices = properties.priceList();
        assertThat(prices.of("openai/house.v1.5")).contains(new Price(0.5, 2));
        assertThat(prices.of("ollama/llama3.1:8b")).contains(Price.FREE);
        assertThat(prices.of("openai/gpt-4.1")).contains(new Price(1, 4));
        assertThat(prices.of("openai/gpt-4.1-mini")).contains(new Price(0.4, 1.6));
    }

    @Test
    void refusePricesThatCannotBe() {
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_PRICES", "a 1/2"), Map.of(), Map.of()))
                .hasMessageContaining("RAPTOR_PRICES");
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of("raptor.prices.a.output", "1"), Map.of()))
                .hasMessageContaining("raptor.prices.a needs .input");
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of("raptor.prices.a.input", "-1"), Map.of()))
                .hasMessageContaining("raptor.prices.a");
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of("raptor.prices.a.price", "1"), Map.of()))
                .hasMessageContaining("unknown setting raptor.prices.a.price");
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of("raptor.prices.a.input", "dear"), Map.of()))
                .isInstanceOf(InvalidSettings.class);
    }

    @Test
    void limitsOfAMinuteAreReadFromTheEnvironment() {
        RaptorProperties properties = Settings.read(
                Map.of("RAPTOR_CHAT_REQUESTS_PER_MINUTE", "60", "RAPTOR_EMBEDDING_TOKENS_PER_MINUTE", "5000"),
                Map.of(),
                Map.of());
        assertThat(properties.chat().requestsPerMinute()).isEqualTo(60);
        assertThat(properties.embedding().tokensPerMinute()).isEqualTo(5000);
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_CHAT_REQUESTS_PER_MINUTE", "-1"), Map.of(), Map.of()))
                .isInstanceOf(InvalidSettings.class);
    }
}
