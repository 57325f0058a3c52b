package io.raptor.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.model.ModelRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RolePropertiesTest {

    private static final Map<String, String> CHAT = Map.of(
            "raptor.chat.base-url", "http://host/v1",
            "raptor.chat.api-key", "key",
            "raptor.chat.model", "small",
            "raptor.chat.context-tokens", "4096");

    @ParameterizedTest
    @EnumSource
    void aJobWithoutSettingsHasTheChatModel(ModelRole role) {
        RaptorProperties properties = Settings.read(Map.of(), CHAT, Map.of());

        assertThat(properties.model(role)).isEqualTo(properties.chat());
        assertThat(properties.roles()).isEmpty();
        assertThat(properties.group(role)).isEqualTo("chat");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotSetForAJobIsAsForChat(ModelRole role) {
        String variable = "RAPTOR_" + role.name() + "_MODEL";
        RaptorProperties properties = Settings.read(Map.of(variable, "large"), CHAT, Map.of());

        ModelProperties model = properties.model(role);
        assertThat(model.model()).isEqualTo("large");
        assertThat(model.baseUrl()).isEqualTo("http://host/v1");
        assertThat(model.apiKey()).isEqualTo("key");
        assertThat(model.contextTokens()).isEqualTo(4096);
        assertThat(properties.roles()).containsExactly(role);
        assertThat(properties.group(role)).isEqualTo(role.text());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBlankIsNotSet(ModelRole role) {
        Map<String, String> blank =
                Map.of("RAPTOR_" + role.name() + "_MODEL", "", "RAPTOR_" + role.name() + "_BASE_URL", "");
        RaptorProperties properties = Settings.read(blank, CHAT, Map.of());

        assertThat(properties.model(role)).isEqualTo(properties.chat());
        assertThat(properties.roles()).isEmpty();
    }

    @Test
    void anotherAddressDoesNotGetTheKeyOfChat() {
        RaptorProperties properties =
                Settings.read(Map.of("RAPTOR_ANSWER_BASE_URL", "http://other/v1"), CHAT, Map.of());

        assertThat(properties.model(ModelRole.ANSWER).apiKey()).isEmpty();
    }

    @Test
    void aJobMayHaveAModelWhereChatHasNone() {
        Map<String, String> answers = Map.of(
                "RAPTOR_ANSWER_BASE_URL", "http://other/v1", "RAPTOR_ANSWER_MODEL", "m", "RAPTOR_ANSWER_TIMEOUT", "7m");
        RaptorProperties properties = Settings.read(answers, Map.of(), Map.of());

        assertThat(properties.model(ModelRole.ANSWER).settings().id()).isEqualTo("openai/m");
        assertThat(properties.model(ModelRole.EXTRACT).baseUrl()).isEmpty();
        assertThat(properties.grace(Role.SERVER)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void aModelThatReadsForGraphsAloneIsOneThatWasChosen() {
        Map<String, String> extract =
                Map.of("RAPTOR_EXTRACT_BASE_URL", "http://other/v1", "RAPTOR_EXTRACT_MODEL", "reader");
        RaptorProperties properties = Settings.read(extract, Map.of(), Map.of());

        assertThat(properties.namesModels()).isTrue();
        assertThat(properties.chat().baseUrl()).isEmpty();
        assertThat(properties.model(ModelRole.EXTRACT).settings().id()).isEqualTo("openai/reader");
    }

    @Test
    void oneModelAtTwoAddressesCannotBothWriteAndRead() {
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_EXTRACT_BASE_URL", "http://other/v1"), CHAT, Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("raptor.extract.base-url has the model of raptor.chat at another address");
    }

    @Test
    void oneModelAtTwoAddressesCannotBothReadAndReport() {
        Map<String, String> both = Map.of(
                "RAPTOR_EXTRACT_BASE_URL", "http://one/v1",
                "RAPTOR_EXTRACT_MODEL", "graphs",
                "RAPTOR_REPORT_BASE_URL", "http://other/v1",
                "RAPTOR_REPORT_MODEL", "graphs");
        assertThatThrownBy(() -> Settings.read(both, CHAT, Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("raptor.report.base-url has the model of raptor.extract at another address");
    }

    @Test
    void faultsNameTheJob() {
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_ANSWER_MODEL", "m"), Map.of(), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("raptor.answer.base-url");
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_EXTRACT_REQUESTS_PER_MINUTE", "-1"), CHAT, Map.of()))
                .hasMessageContaining("requests-per-minute");
    }
}
