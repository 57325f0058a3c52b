package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.codec.CodecKeys;
import io.raptor.starter.problem.OperationException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecControllerTest {

    private final CodecController codec =
            new CodecController(CodecKeys.parse("k:" + Base64.getEncoder().encodeToString(new byte[32])));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payloads\":[]}",
                "{\"payloads\":[{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\",\"type\":\"YQ==\"},\"data\":\"MQ==\"}]}",
                "{\"payloads\":[{\"metadata\":{\"Möwe / 7\":\"+/+/\"},\"data\":\"\"},{\"metadata\":{},\"data\":\"+/8=\"}]}"
            })
    void whatIsEncryptedComesBackAsItWas(String plain) {
        String encrypted = codec.encode(plain);
        assertThat(codec.decode(encrypted)).isEqualTo(plain);
        assertThat(codec.decode(plain)).isEqualTo(plain);
    }

    @Test
    void anEncryptedPayloadSaysHowItIsRead() {
        assertThat(codec.encode("{\"payloads\":[{\"data\":\"MQ==\"}]}"))
                .startsWith(
                        "{\"payloads\":[{\"metadata\":{\"encoding\":\"YmluYXJ5L2VuY3J5cHRlZA==\","
                                + "\"encryption-cipher\":\"QUVTL0dDTS9Ob1BhZGRpbmc=\",\"encryption-key-id\":\"aw==\"},\"data\":\"")
                .endsWith("\"}]}");
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        String empty = "{\"payloads\":[{\"metadata\":{},\"data\":\"\"}]}";
        assertThat(codec.decode("{\"payloads\":[{}]}")).isEqualTo(empty);
        assertThat(codec.decode("{\"payloads\":[{\"metadata\":null,\"data\":null}]}"))
                .isEqualTo(empty);
        assertThat(codec.decode("{}")).isEqualTo("{\"payloads\":[]}");
        assertThat(codec.decode("{\"payloads\":null}")).isEqualTo("{\"payloads\":[]}");
    }

    @Test
    void whatIsUnknownHereIsPassedOver() {
        assertThat(codec.decode("{\"payloads\":[{\"data\":\"MQ==\",\"newer\":{\"a\":[1]}}],\"context\":\"x\"}"))
                .isEqualTo("{\"payloads\":[{\"metadata\":{},\"data\":\"MQ==\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "secret",
                "[\"secret\"]",
                "\"secret\"",
                "{\"payloads\":\"secret\"}",
                "{\"payloads\":[null]}",
                "{\"payloads\":[\"secret\"]}",
                "{\"payloads\":[{\"data\":\"secret%\"}]}",
                "{\"payloads\":[{\"data\":{\"secret\":1}}]}",
                "{\"payloads\":[{\"metadata\":[\"secret\"]}]}",
                "{\"payloads\":[{\"metadata\":{\"encoding\":null}}]}",
                "{\"payloads\":[{\"data\":\"secret\""
            })
    void whatIsNoListOfPayloadsIsRefusedWithoutQuotingIt(String body) {
        refused(body);
    }

    @Test
    void soIsWhatIsNestedEndlessly() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        refused(deep);
        refused("{\"payloads\":" + deep + "}");
        refused("{\"payloads\":[{\"data\":" + deep + "}]}");
    }

    private void refused(String body) {
        assertThatThrownBy(() -> codec.decode(body))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("payloads")
                .hasMessageNotContaining("secret");
    }
}
