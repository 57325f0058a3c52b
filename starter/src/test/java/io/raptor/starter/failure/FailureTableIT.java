package io.raptor.starter.failure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure of a model that an operator may meet, and what the task makes of it. */
@Timeout(120)
final class FailureTableIT extends FailureFixture {

    private static final Duration QUIET = Duration.ofSeconds(3);

    @Test
    void aRateLimitIsWaitedOutAndCostsNoAttempt() throws IOException {
        write("one", WORD);
        model.answers(word(), 3, aResponse().withStatus(429).withHeader("Retry-After", "2"));

        TaskStatus status = ended();

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(document("one.md").attempts()).isEqualTo(1);
        List<FaultyEndpoint.Seen> seen = model.seen(word());
        assertThat(seen).extracting(FaultyEndpoint.Seen::status).containsExactly(429, 429, 429, 200);
        assertThat(Duration.between(seen.get(0).at(), seen.get(3).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(5_900));
    }

    @Test
    void aRateLimitMayNameADate() throws IOException {
        write("one", WORD);
        ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(4);
        model.answers(
                word(),
                1,
                aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));

        assertThat(ended().state()).isEqualTo(TaskState.COMPLETED);

        assertThat(model.seen(word()).get(1).at())
                .isAfterOrEqualTo(date.withNano(0).toInstant());
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("503", aResponse().withStatus(503)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("hung", aResponse().withFixedDelay(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void anOutageHoldsTheTaskAndEndsByItself(String name, ResponseDefinitionBuilder outage) throws IOException {
        write("one", WORD);
        write("two", WORD);
        model.answers("", outage);
        start(Limits.defaults());

        TaskStatus held = raptor.await(task, TaskStatus::isPaused);
        assertThat(held.state()).isEqualTo(TaskState.PAUSED);
        assertThat(held.pauseReason()).startsWith("outage: ");
        assertThat(held.failedDocuments()).isZero();
        model.heal();

        TaskStatus status = awaitEnd();
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(documents()).extracting(DocumentView::attempts).containsOnly(1);
    }

    @Test
    void aPersonsPauseOutlastsAnOutage() throws IOException {
        write("one", WORD);
        model.answers("", aResponse().withStatus(503));
        start(Limits.defaults());
        raptor.await(task, TaskStatus::isPaused);

        raptor.tasks().control(task, TaskAction.PAUSE, "lunch");
        model.heal();
        int requests = model.seen("").size();

        await().during(QUIET)
                .atMost(QUIET.multipliedBy(3))
                .until(() -> model.seen("").size() == requests);
        TaskStatus paused = raptor.await(task, TaskStatus::isPaused);
        assertThat(paused.state()).isEqualTo(TaskState.PAUSED);
        assertThat(paused.pauseReason()).isEqualTo("lunch");

        raptor.tasks().control(task, TaskAction.RESUME, null);
        assertThat(awaitEnd().state()).isEqualTo(TaskState.COMPLETED);
    }

    static Stream<Arguments> whatAPersonMends() {
        return Stream.of(
                Arguments.of(401, "invalid_api_key", "credentials: ", "correct it, then resume"),
                Arguments.of(403, "forbidden", "credentials: ", "correct it, then resume"),
                Arguments.of(402, "payment_required", "quota: ", "raise it, then resume"),
                Arguments.of(429, "insufficient_quota", "quota: ", "raise it, then resume"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("whatAPersonMends")
    void credentialsAndQuotaHoldTheTaskUntilAPersonResumesIt(int code, String error, String reason, String advice)
            throws IOException {
        write("one", WORD);
        model.answers("", refusal(code, error));
        start(Limits.defaults());

        TaskStatus held = raptor.await(task, TaskStatus::isPaused);
        assertThat(held.pauseReason()).startsWith(reason).contains(advice);
        model.heal();
        int requests = model.seen("").size();
        await().during(QUIET)
                .atMost(QUIET.multipliedBy(3))
                .until(() -> model.seen("").size() == requests);

        raptor.tasks().control(task, TaskAction.RESUME, null);
        TaskStatus status = awaitEnd();
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(document("one.md").attempts()).isEqualTo(1);
    }
}
