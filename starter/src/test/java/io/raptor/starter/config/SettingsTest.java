package io.raptor.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void refuseUnknownKeys() {
        assertThatThrownBy(() -> Settings.read(Map.of(), Map.of("raptor.chat.modle", "m"), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("raptor.chat.modle");
    }
}
