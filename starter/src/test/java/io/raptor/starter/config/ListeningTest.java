package io.raptor.starter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListeningTest {

    private static RaptorProperties read(Map<String, String> environment) {
        return Settings.read(environment, Map.of(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void anAddressThatOthersReachNeedsAToken(String address) {
        assertThatThrownBy(() -> read(Map.of("RAPTOR_SERVER_ADDRESS", address)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("set RAPTOR_TOKEN");
        assertThat(read(Map.of("RAPTOR_SERVER_ADDRESS", address, "RAPTOR_TOKEN", "t"))
                        .server()
                        .address())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "localhost"})
    void thisMachinesOwnDoNot(String address) {
        assertThat(read(Map.of("RAPTOR_SERVER_ADDRESS", address)).server().address())
                .isEqualTo(address);
    }

    @Test
    void aCommandThatEndsListensOnThisMachineOnly() {
        RaptorProperties properties = read(Map.of("RAPTOR_SERVER_ADDRESS", "0.0.0.0", "RAPTOR_TOKEN", "t"));
        assertThat(properties.server().address(Role.INDEX)).isEqualTo("127.0.0.1");
        assertThat(properties.server().address(Role.SERVER)).isEqualTo("0.0.0.0");
    }

    @Test
    void aCodecKeyOrOriginThatCannotBeUsedIsNamedAtOnceAndNotShown() {
        assertThatThrownBy(() -> read(Map.of("RAPTOR_CODEC_KEY", "k:c2VjcmV0", "RAPTOR_CODEC_UI_ORIGIN", "*")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageContaining("raptor.codec.ui-origin")
                .message()
                .doesNotContain("c2VjcmV0");
    }
}
