package io.raptor.activity.model.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.Clusters;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    private static final WireMockExtension TLS = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsRedirectsWithinTheHostWithAllThatIsSent(int status) {
        SERVER.stubFor(post("/v1/chat/completions")
                .willReturn(aResponse().withStatus(status).withHeader("Location", "/api/v1/chat/completions")));
        SERVER.stubFor(
                post("/api/v1/chat/completions").willReturn(okJson(Endpoints.said("Pumps\nThey move.", "stop"))));
        assertThat(Endpoints.summary(Endpoints.chat(SERVER)).title()).isEqualTo("Pumps");
        SERVER.verify(postRequestedFor(urlEqualTo("/api/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer secret-key"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("m1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.test/v1/chat/completions", "/v1/chat/completions", ""})
    void followsNoOtherRedirect(String location) {
        Endpoints.answer(SERVER, aResponse().withStatus(307).withHeader("Location", location));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
    }

    @Test
    void aCertificateThatIsNotTrustedSaysWhatToSet() {
        IndexingException failure = failure("https://localhost:" + TLS.getHttpsPort() + "/v1");
        assertThat(failure.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
        assertThat(failure).hasMessageContainingAll("certificate", "trustStore", "resume");
        assertThat(failure.getMessage()).hasSizeLessThan(200);
    }

    @Test
    void plainTextWhereTlsWasMeantSaysWhatToSet() {
        IndexingException failure = failure("https://localhost:" + SERVER.getPort() + "/v1");
        assertThat(failure.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
        assertThat(failure).hasMessageContaining("http://");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/v1, localhost:1, connection refused",
        "http://nowhere.invalid/v1, nowhere.invalid, unknown host",
    })
    void anOutageNamesAddressAndCause(String url, String host, String cause) {
        IndexingException failure = failure(url);
        assertThat(failure.type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
        assertThat(failure).hasMessageContainingAll(host, cause);
        assertThat(failure.getMessage()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy=http://proxy:3128, https://api.test/v1, http://proxy:3128",
        "HTTPS_PROXY=http://proxy:3128, https://api.test/v1, http://proxy:3128",
        "HTTP_PROXY=proxy:3128, http://api.test/v1, http://proxy:3128",
        "ALL_PROXY=http://proxy:3128, http://api.test/v1, http://proxy:3128",
        "HTTP_PROXY=http://proxy:3128, https://api.test/v1,",
        "HTTPS_PROXY=http://proxy:3128;NO_PROXY=api.test, https://api.test/v1,",
        "HTTPS_PROXY=http://proxy:3128;no_proxy=.test, https://api.test/v1,",
        "HTTPS_PROXY=http://proxy:3128;no_proxy=*.test, https://api.test/v1,",
        "HTTPS_PROXY=http://proxy:3128;no_proxy=*, https://api.test/v1,",
        "HTTPS_PROXY=http://proxy:3128;no_proxy=api.test:444, https://api.test:443/v1, http://proxy:3128",
        "HTTP_PROXY=http://proxy:3128, http://localhost:11434,",
        "HTTP_PROXY=http://127.0.0.1:3128, http://127.0.0.1:11434, http://127.0.0.1:3128",
    })
    void asksTheProxyThatTheEnvironmentNames(String environment, URI uri, URI proxy) {
        Map<String, String> variables = new HashMap<>();
        for (String variable : environment.split(";", -1)) {
            variables.put(variable.split("=", -1)[0], variable.split("=", -1)[1]);
        }
        assertThat(new EnvironmentProxies(variables).proxy(uri).orElse(null)).isEqualTo(proxy);
    }

    @Test
    void goesByWayOfTheProxy() {
        Endpoints.answer(SERVER, okJson("{}"));
        EndpointAddress at = new EndpointAddress("chat", ModelSettings.of("http://model.invalid/v1", "", "m1"));
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("http_proxy", SERVER.baseUrl()));
        assertThat(new Connection(at, proxies).post("/chat/completions", "{}").statusCode())
                .isEqualTo(200);
    }

    private static IndexingException failure(String url) {
        return catchThrowableOfType(
                IndexingException.class,
                () -> Models.summariser(ModelSettings.of(url, "", "m1"), new WordTokenizer())
                        .summarise(Clusters.of(100, "one"), 0));
    }
}
