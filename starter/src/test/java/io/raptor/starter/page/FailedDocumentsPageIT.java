package io.raptor.starter.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What failed is seen, and tried again one by one or together, in a real browser. */
@Timeout(300)
final class FailedDocumentsPageIT {

    private static final Limits STRICT =
            new Limits(2, 4, 1, 0, 0.1, 1.0, 0.1, null, null, OnTrouble.PAUSE, OnTrouble.PAUSE);

    @TempDir
    private static Path home;

    @TempDir
    private Path sources;

    private static FaultyEndpoint model;
    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() {
        model = new FaultyEndpoint();
        raptor = RunningRaptor.start(
                home,
                Role.SERVER,
                Map.of(
                        "raptor.chat.base-url",
                        model.baseUrl(),
                        "raptor.chat.model",
                        "m1",
                        "raptor.chat.timeout",
                        "5s"));
        site = Site.of(raptor);
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        raptor.close();
        model.close();
    }

    private static Page page(boolean javaScript) {
        return java.util.Objects.requireNonNull(site).page(javaScript);
    }

    private void write(String name, String bird) throws IOException {
        Files.writeString(sources.resolve(name), (bird + " sits on the mast until the ferry leaves. ").repeat(60));
    }

    private TaskStatus index(String task, TaskState end) {
        raptor.tasks()
                .start(
                        task,
                        TaskRequest.of(task, task, List.of(sources.toString()), RaptorSettings.defaults(), STRICT));
        return raptor.await(task, status -> status.state() == end);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedDocumentIsSeenAndTriedAgainByItself(boolean javaScript) throws IOException {
        String task = "again-" + javaScript;
        model.heal();
        write("heron.md", "Heron" + javaScript);
        write("kestrel.md", "Kestrel" + javaScript);
        write("plain.md", "Gull" + javaScript);
        model.answers("Heron" + javaScript, aResponse().withStatus(400));
        model.answers("Kestrel" + javaScript, aResponse().withStatus(400));
        assertThat(index(task, TaskState.COMPLETED_WITH_FAILURES).failedDocuments())
                .isEqualTo(2);
        Page page = page(javaScript);
        // What failed and why: one press from the first page.
        page.navigate("/");
        page.locator("#task-" + task).press("Enter");
        assertThat(page.locator(".failures li")).hasCount(2);
        assertThat(page.locator(".cause")).hasCount(1);
        assertThat(page.locator(".cause")).containsText("2 × The model refused the request");
        assertThat(page.locator(".cause")).containsText("ModelRefused");
        model.heal();
        page.getByLabel("Retry kestrel.md").press("Enter");
        assertThat(page.locator(".note").first()).containsText("1 document is retried.");
        TaskStatus after = raptor.await(task, status -> status.state().ended() && status.failedDocuments() == 1);
        assertThat(after.completedDocuments()).isEqualTo(2);
        assertThat(model.seen("Heron" + javaScript)).hasSize(1);
        page.navigate("/tasks/" + task);
        page.locator("#retry-all").press("Enter");
        assertThat(page.locator("h1")).hasText(task);
        raptor.await(task, status -> status.state() == TaskState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentThatChangedMeanwhileIsLeftAloneAndNamed(boolean javaScript) throws IOException {
        String task = "meanwhile-" + javaScript;
        model.heal();
        write("owl.md", "Owl" + javaScript);
        write("tern.md", "Tern" + javaScript);
        model.answers("Owl" + javaScript, aResponse().withStatus(400));
        model.answers("Tern" + javaScript, aResponse().withStatus(400));
        index(task, TaskState.COMPLETED_WITH_FAILURES);
        Page page = page(javaScript);
        page.navigate("/tasks/" + task + "/documents?state=failed");
        page.getByLabel("Select owl.md").check();
        page.getByLabel("Select tern.md").check();
        model.heal();
        raptor.tasks().retryFailed(task, List.of("owl.md"));
        raptor.await(task, status -> status.state().ended() && status.failedDocuments() == 1);
        page.getByText("Retry selected").press("Enter");
        assertThat(page.locator(".note").first()).containsText("1 document retried");
        assertThat(page.locator(".failures li")).hasCount(1);
        assertThat(page.locator(".failures li")).containsText("owl.md");
        assertThat(page.locator(".failures li")).containsText("it is completed");
        raptor.await(task, status -> status.state() == TaskState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allThatAListShowsAreTriedAgainAndNoOthers(boolean javaScript) throws IOException {
        String task = "matching-" + javaScript;
        model.heal();
        write("north-1.md", "Skua" + javaScript);
        write("north-2.md", "Skua" + javaScript + " too");
        write("south.md", "Skua" + javaScript + " as well");
        model.answers("Skua" + javaScript, aResponse().withStatus(400));
        index(task, TaskState.COMPLETED_WITH_FAILURES);
        model.heal();
        Page page = page(javaScript);
        page.navigate("/tasks/" + task + "/documents");
        page.getByLabel("Name contains").fill("north");
        page.getByLabel("Name contains").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByText("Retry all failed and partial documents that match").press("Enter");
        assertThat(page.locator(".note").first()).containsText("2 documents are retried.");
        TaskStatus after = raptor.await(task, status -> status.state().ended() && status.completedDocuments() == 2);
        assertThat(after.failedDocuments()).isEqualTo(1);
    }
}
