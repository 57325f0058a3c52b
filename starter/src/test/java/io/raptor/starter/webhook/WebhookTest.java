package io.raptor.starter.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TASK = "papers";

    private final WireMockServer receiver = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final Store store =
            SqlStore.open(StoreSettings.inMemory(UUID.randomUUID().toString()));

    @BeforeEach
    void begin() {
        receiver.start();
        TaskRequest request =
                TaskRequest.of(TASK, TASK, List.of("/papers"), RaptorSettings.defaults(), Limits.defaults());
        store.catalogue().beginRun(TASK, request);
    }

    @AfterEach
    void end() {
        receiver.stop();
        store.close();
    }

    private Webhook at(Instant now) {
        return new Webhook(receiver.baseUrl() + "/told", "secret", store.notices(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void happens(TaskState state, @Nullable String reason) {
        store.catalogue().recordTask(TASK, state, reason, false, NOW);
    }

    @Test
    void tellsOfAPauseWithItsCauseSignedAndOnce() {
        receiver.stubFor(post("/told").willReturn(ok()));
        happens(TaskState.PAUSED, "credentials: the model rejects the key");
        at(NOW).deliver();
        at(NOW.plusSeconds(100)).deliver();
        receiver.verify(
                1,
                postRequestedFor(urlEqualTo("/told"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(matchingJsonPath("$.type", equalTo("task.paused")))
                        .withRequestBody(matchingJsonPath("$.data.task_id", equalTo(TASK)))
                        .withRequestBody(
                                matchingJsonPath("$.data.reason", equalTo("credentials: the model rejects the key"))));
        LoggedRequest told =
                receiver.findAll(postRequestedFor(urlEqualTo("/told"))).get(0);
        String id = told.getHeader("webhook-id");
        assertThat(told.getHeader("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(told.getHeader("webhook-signature"))
                .isEqualTo(new Signature("secret").of(id, NOW.getEpochSecond(), told.getBodyAsString()));
    }

    @Test
    void triesAgainLaterWhatWasNotTaken() {
        receiver.stubFor(post("/told")
                .inScenario("ill")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        receiver.stubFor(
                post("/told").inScenario("ill").whenScenarioStateIs("well").willReturn(ok()));
        happens(TaskState.COMPLETED, null);
        at(NOW).deliver();
        at(NOW.plusSeconds(1)).deliver();
        receiver.verify(1, postRequestedFor(urlEqualTo("/told")));
        at(NOW.plusSeconds(5)).deliver();
        at(NOW.plusSeconds(500)).deliver();
        receiver.verify(2, postRequestedFor(urlEqualTo("/told")));
    }

    @Test
    void keepsToItselfWhatSomebodyDidOrIsLongPast() {
        receiver.stubFor(post("/told").willReturn(ok()));
        happens(TaskState.PAUSED, "lunch");
        at(NOW).deliver();
        happens(TaskState.FAILED, "no folder");
        at(NOW.plus(Duration.ofDays(2))).deliver();
        receiver.verify(0, postRequestedFor(urlEqualTo("/told")));
    }

    /** As the specification's own example has it. */
    @Test
    void signsAsTheSpecificationDoes() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThat(new Signature(secret).of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
