package io.raptor.starter.failure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.task.Retried;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure that an operator may meet, and what the task makes of it. */
@Timeout(120)
final class FailureTableIT {

    /** In the one passage of a document whose cluster a test has fail. */
    private static final String WORD = "walrus";

    private static final Duration QUIET = Duration.ofSeconds(3);

    private static FaultyEndpoint model;
    private static RunningRaptor raptor;

    @TempDir
    private static Path home;

    @TempDir
    private Path sources;

    private String task = "";

    @BeforeAll
    static void start() {
        model = new FaultyEndpoint();
        raptor = RunningRaptor.start(
                home,
                Role.SERVER,
                Map.of(
                        "raptor.chat.base-url", model.baseUrl(),
                        "raptor.chat.model", "m1",
                        "raptor.chat.timeout", "2s"));
    }

    @AfterAll
    static void stop() {
        raptor.close();
        model.close();
    }

    @BeforeEach
    void heal(TestInfo test) {
        model.heal();
        task = "t" + Integer.toHexString(test.getDisplayName().hashCode())
                + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

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
                Arguments.of(401, "invalid_api_key", "credentials: ", "correct api-key, then resume"),
                Arguments.of(403, "forbidden", "credentials: ", "correct api-key, then resume"),
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

    static Stream<Arguments> answersThatLeaveAGap() {
        return Stream.of(
                Arguments.of("refused", refusal(400, "content_policy_violation"), FailureType.MODEL_REFUSED),
                Arguments.of("filtered", said("", "content_filter"), FailureType.MODEL_REFUSED),
                Arguments.of("empty", said("", "stop"), FailureType.BAD_MODEL_OUTPUT),
                Arguments.of("malformed", okJson("{\"choices\":[{\"message\":{}}"), FailureType.BAD_MODEL_OUTPUT),
                Arguments.of("no json", okJson("<html>busy</html>"), FailureType.BAD_MODEL_OUTPUT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatLeaveAGap")
    void whatAModelWillNotSummariseIsANamedGapAndRetryFillsOnlyThat(
            String name, ResponseDefinitionBuilder bad, FailureType type) throws IOException {
        write("one", WORD);
        model.answers(word(), bad);

        TaskStatus status = ended();

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(status.partialDocuments()).isEqualTo(1);
        assertThat(status.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.docId()).isEqualTo("one.md");
            assertThat(failure.errorType()).isEqualTo(type.text());
        });
        assertThat(document("one.md").state()).isEqualTo(DocumentState.PARTIAL);
        assertThat(document("one.md").reason()).contains("level 1");
        String before = exported();
        assertThat(before).doesNotContain("\"text\":\"\"", "<html>", "choices");

        model.heal();
        int asked = model.seen(task).size();
        Retried retried = raptor.tasks().retryFailed(task, List.of());
        assertThat(retried.putBack()).isEqualTo(1);

        assertThat(awaitEnd().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(model.seen(task)).hasSize(asked + 1);
        assertThat(exported().lines().count()).isGreaterThan(before.lines().count());
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of("empty", said("", "stop")),
                Arguments.of("malformed", okJson("{\"choices\":[{\"mess")),
                Arguments.of("cut", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void aBadAnswerIsAskedForAgain(String name, ResponseDefinitionBuilder bad) throws IOException {
        write("one", WORD);
        model.answers(word(), 1, bad);

        assertThat(ended().state()).isEqualTo(TaskState.COMPLETED);

        assertThat(model.seen(word())).hasSize(2);
        assertThat(document("one.md").attempts()).isEqualTo(1);
    }

    @Test
    void aBadAnswerIsKeptForInspection() throws IOException {
        write("one", WORD);
        model.answers(word(), 1, okJson("{\"choices\":\"what is this\"}"));

        assertThat(ended().state()).isEqualTo(TaskState.COMPLETED);

        assertThat(raptor.tasks().rejected(task, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("what is this"));
        assertThat(exported()).doesNotContain("what is this");
    }

    @Test
    void moreGapsThanAllowedFailTheDocumentAfterItsAttempts() throws IOException {
        write("one", WORD);
        write("two", "seal");
        model.answers(word(), refusal(400, "content_policy_violation"));

        TaskStatus status = ended(limits(0, 2));

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(status.failedDocuments()).isEqualTo(1);
        assertThat(status.completedDocuments()).isEqualTo(1);
        assertThat(document("one.md").state()).isEqualTo(DocumentState.FAILED);
        assertThat(document("two.md").state()).isEqualTo(DocumentState.COMPLETED);
    }

    @Test
    void whatCannotBeReadFailsAlone() throws IOException {
        write("one", WORD);
        Files.write(sources.resolve("broken.pdf"), "%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8));
        Files.writeString(sources.resolve("empty.md"), "");

        TaskStatus status = ended();

        assertThat(status.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
        assertThat(document("broken.pdf").state()).isEqualTo(DocumentState.FAILED);
        assertThat(document("broken.pdf").errorType()).isEqualTo(FailureType.DOCUMENT_UNREADABLE.text());
        assertThat(document("broken.pdf").attempts()).isEqualTo(1);
        assertThat(document("empty.md").state()).isEqualTo(DocumentState.SKIPPED);
        assertThat(document("one.md").state()).isEqualTo(DocumentState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused", "ended"})
    void retryPutsBackWhatFailedAndNothingElse(String when) throws IOException {
        for (int i = 0; i < 50; i++) {
            write("d" + (100 + i), i < 7 ? WORD : "seal");
        }
        // One that is not answered keeps the task running.
        write("z", "slowness");
        model.answers(word(), refusal(400, "content_policy_violation"));
        if (!when.equals("ended")) {
            model.answers(word("slowness"), aResponse().withStatus(429).withHeader("Retry-After", "1"));
        }
        start(limits(0, 1));
        raptor.await(task, status -> status.failedDocuments() == 7 && status.completedDocuments() >= 43);
        if (when.equals("paused")) {
            raptor.tasks().control(task, TaskAction.PAUSE, null);
            raptor.await(task, TaskStatus::isPaused);
        } else if (when.equals("ended")) {
            awaitEnd();
        }
        model.heal();
        int others = model.seen(word("seal")).size();
        int failed = model.seen(word()).size();
        if (when.equals("running")) {
            model.answers(word("slowness"), aResponse().withStatus(429).withHeader("Retry-After", "1"));
        }

        Retried one = raptor.tasks().retryFailed(task, List.of("d100.md", "d120.md", "nowhere.md"));
        assertThat(one.putBack()).isEqualTo(1);
        assertThat(one.refused()).extracting(Retried.Refused::docId).containsExactlyInAnyOrder("d120.md", "nowhere.md");
        Retried rest = raptor.tasks().retryFailed(task, List.of());
        assertThat(rest.putBack()).isEqualTo(6);
        model.heal();
        if (when.equals("paused")) {
            raptor.tasks().control(task, TaskAction.RESUME, null);
        }

        TaskStatus status = raptor.await(task, now -> now.state() == TaskState.COMPLETED);
        assertThat(status.failedDocuments()).isZero();
        assertThat(model.seen(word("seal"))).hasSize(others);
        assertThat(model.seen(word())).hasSize(failed + 7);
    }

    private String word() {
        return word(WORD);
    }

    /** A word of this test's documents alone. */
    private String word(String plain) {
        return plain + task;
    }

    /** A document of several clusters, one of which holds the word. */
    private void write(String name, String word) throws IOException {
        StringBuilder text = new StringBuilder();
        String[] subjects = {"ferries in a storm", "apple orchards", "tax law for widows", "violin making"};
        for (int i = 0; i < (task.contains("retryputs") ? 1 : subjects.length); i++) {
            for (int passage = 0; passage < 4; passage++) {
                text.append("This is passage ")
                        .append(passage)
                        .append(" of ")
                        .append(name)
                        .append(" about ");
                text.append((subjects[i] + ", ").repeat(8))
                        .append("and what people say of ")
                        .append(subjects[i]);
                text.append(", noted for ").append(task);
                text.append(i == 0 && passage == 0 ? ", of the " + word(word) : "")
                        .append(".\n\n");
            }
        }
        Files.writeString(sources.resolve(name + ".md"), text);
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    private static Limits limits(int errors, int attempts) {
        return new Limits(null, null, attempts, errors, 0.2, 2.0, 1.0, null, null, null, null);
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    private void start(Limits limits) {
        RaptorSettings settings =
                new RaptorSettings(true, true, null, Clustering.SEQUENTIAL, 60, 300, 64, null, 2, null, null, null);
        raptor.tasks().start(task, TaskRequest.of(task, task, List.of(sources.toString()), settings, limits));
    }

    private TaskStatus ended() {
        return ended(limits(3, 2));
    }

    private TaskStatus ended(Limits limits) {
        start(limits);
        return awaitEnd();
    }

    private TaskStatus awaitEnd() {
        return raptor.await(task, status -> status.state().ended());
    }

    private List<DocumentView> documents() {
        return raptor.tasks().documents(task, null, 0, 100);
    }

    private DocumentView document(String id) {
        return documents().stream()
                .filter(document -> document.docId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        raptor.bean(DatasetOperations.class).export(task, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ResponseDefinitionBuilder refusal(int status, String code) {
        return aResponse().withStatus(status).withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}");
    }

    private static ResponseDefinitionBuilder said(String content, String finish) {
        return okJson(FaultyEndpoint.answer(content, finish));
    }
}
