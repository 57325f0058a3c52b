package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.Problem;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program gets to hear over HTTP when it is refused, by whichever part of the server. */
@Timeout(120)
final class ProblemsTest {

    private static final String TASKS = "/api/v1/task";

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;

    @BeforeAll
    static void start() {
        raptor = RunningRaptor.server(folder.resolve("home"));
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static Problem problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        Problem problem = Json.read(answer.body(), Problem.class);
        assertThat(problem.status()).isEqualTo(answer.statusCode());
        assertThat(problem.detail()).isNotBlank();
        assertThat(problem.instance()).isEqualTo(answer.uri().getRawPath());
        assertThat(problem.type()).startsWith("urn:raptor:problem:");
        return problem;
    }

    private static void refused(HttpResponse<String> answer, int status, String type) {
        Problem problem = problem(answer);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("urn:raptor:problem:" + type);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/tasks, '', 404, no-such-address",
        "GET, /api/v1/task/none, '', 404, unknown",
        "GET, /api/v1/task/none/documents, '', 404, unknown",
        "GET, /api/v1/dataset/none/tree, '', 404, unknown",
        "PUT, /api/v1/task, {}, 405, method-not-allowed",
        "DELETE, /api/v1/task/none, '', 405, method-not-allowed",
        "POST, /api/v1/task, {, 400, malformed-json",
        "POST, /api/v1/task, '', 400, malformed-json",
        "POST, /api/v1/task/estimate, {, 400, malformed-json",
        "POST, /api/v1/task, {}, 400, invalid-request",
        "POST, /api/v1/task/none/pause, '', 404, unknown",
        "POST, /api/v1/task/none/budget, {}, 404, unknown",
        "POST, /api/v1/task/none/retry-failed, {}, 400, invalid-request",
        "POST, /api/v1/dataset/none/search, '{\"top\":1}', 400, invalid-request",
        "DELETE, /api/v1/dataset/none/document, '', 400, invalid-request",
    })
    void everyRefusalIsAProblem(String method, String path, String body, int status, String type) {
        refused(raptor.send(method, path, body), status, type);
    }

    @Test
    void aFormThatTheAnswerDoesNotHaveIsAProblem() {
        refused(raptor.send("GET", TASKS, "", "Accept", "application/xml"), 406, "not-acceptable");
    }

    @Test
    void aBodyThatIsNoJsonByItsTypeIsAProblem() {
        refused(raptor.send("POST", TASKS, "{}", "Content-Type", "text/plain"), 415, "unsupported-content");
    }

    @Test
    void aBodyThatIsTooLargeIsAProblem() {
        refused(raptor.post(TASKS, "{\"dataset\":\"" + "x".repeat(2_000_000) + "\"}"), 413, "too-large");
    }

    @Test
    void aSourceOutsideTheRootsIsAProblemOfItsOwn() {
        HttpResponse<String> answer = raptor.post(TASKS, "{\"dataset\":\"d\",\"sources\":[\"/etc/hostname\"]}");
        refused(answer, 403, "source-forbidden");
        assertThat(problem(answer).errors()).extracting(Fault::pointer).containsExactly("#/sources/0");
    }

    @Test
    void allFaultsOfARequestAreInOneAnswer() {
        Problem problem = problem(
                raptor.post(TASKS, "{\"dataset\":\"\",\"sources\":[],\"raptor\":{\"max_levels\":0},\"limit\":{}}"));
        assertThat(problem.errors())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("#/dataset", "#/sources", "#/raptor/max_levels", "#/limit");
        assertThat(problem.detail().lines()).hasSize(4);
    }

    @Test
    void aCursorOfSomewhereElseIsNamed() {
        Problem problem = problem(raptor.get(TASKS + "?cursor=bm90aGluZw"));
        assertThat(problem.errors()).extracting(Fault::pointer).containsExactly("?cursor");
    }

    @ParameterizedTest
    @CsvSource({"limit=many, ?limit", "cursor=x, ?cursor", "state=lost, ?state"})
    void aParameterThatCannotBeUsedIsNamed(String query, String pointer) {
        Problem problem = problem(raptor.get(TASKS + "/none/documents?" + query));
        assertThat(problem.errors()).extracting(Fault::pointer).isEqualTo(List.of(pointer));
    }
}
