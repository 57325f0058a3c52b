package io.raptor.starter.failure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.task.DocumentView;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A server whose chat model fails as a test says, and documents to make a task of. */
abstract class FailureFixture {

    /** In the one passage of a document whose cluster a test has fail. */
    static final String WORD = "walrus";

    static FaultyEndpoint model;
    static RunningRaptor raptor;

    @TempDir
    static Path home;

    @TempDir
    Path sources;

    String task = "";

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

    String word() {
        return word(WORD);
    }

    /** A word of this test's documents alone. */
    String word(String plain) {
        return plain + task;
    }

    /** A document of several clusters, one of which holds the word. */
    void write(String name, String word) throws IOException {
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
    static Limits limits(int errors, int attempts) {
        return new Limits(null, null, attempts, errors, 0.2, 2.0, 1.0, null, null, null, null);
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    void start(Limits limits) {
        RaptorSettings settings =
                new RaptorSettings(true, true, null, Clustering.SEQUENTIAL, 60, 300, 64, null, 2, null, null, null);
        raptor.tasks().start(task, TaskRequest.of(task, task, List.of(sources.toString()), settings, limits));
    }

    TaskStatus ended() {
        return ended(limits(3, 2));
    }

    TaskStatus ended(Limits limits) {
        start(limits);
        return awaitEnd();
    }

    TaskStatus awaitEnd() {
        return raptor.await(task, status -> status.state().ended());
    }

    List<DocumentView> documents() {
        return raptor.tasks().documents(task, null, 0, 100);
    }

    DocumentView document(String id) {
        return documents().stream()
                .filter(document -> document.docId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        raptor.bean(DatasetOperations.class).export(task, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static ResponseDefinitionBuilder refusal(int status, String code) {
        return aResponse().withStatus(status).withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}");
    }

    static ResponseDefinitionBuilder said(String content, String finish) {
        return okJson(FaultyEndpoint.answer(content, finish));
    }
}
