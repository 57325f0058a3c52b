package io.raptor.starter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a new task over the real program, in a real browser. */
@Timeout(300)
final class NewTaskPageIT {

    private static final String TEXT =
            "The lighthouse keeps its lamp burning through the winter storms.\n\n".repeat(20);

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() {
        raptor = RunningRaptor.start(
                folder.resolve("home"), Role.SERVER, Map.of("raptor.sources.roots", folder.toString()));
        site = Site.of(raptor);
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        raptor.close();
    }

    private static Site site() {
        return java.util.Objects.requireNonNull(site);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filesAreSentFromTheFormOfANewTask(boolean javaScript) {
        String name = "sent-" + javaScript;
        Page page = site().page(javaScript);
        page.navigate("/new");
        page.locator("#dataset").fill(name);
        FilePayload file = new FilePayload("lamp.md", "text/markdown", TEXT.getBytes(StandardCharsets.UTF_8));
        if (javaScript) {
            site().drop(page, "#drop", file);
            assertThat(page.locator("#chosen")).containsText("lamp.md");
        } else {
            page.locator("#files").setInputFiles(file);
        }
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.locator("#sources")).hasValue("upload://" + name);
        assertThat(page.locator(".price")).containsText("1");
        page.locator("button[value=start]").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(raptor.await(name, status -> status.state().ended()).completedDocuments())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGraphIsAskedForOfAFolderThatWasLookedFor(boolean javaScript) throws IOException {
        String name = "graph-" + javaScript;
        Path inner = Files.createDirectories(folder.resolve("shelf").resolve(name));
        Files.writeString(inner.resolve("crew.md"), "Marta Lund sails the Aurelia to Port Aldren.");
        Page page = site().page(javaScript);
        page.navigate("/new");
        page.locator("#dataset").fill(name);
        page.locator("input[value=graphrag]").check();
        assertThat(page.getByLabel("Clustering")).isHidden();
        page.locator("#browse").press("Enter");
        page.locator(".folder").getByText("shelf/").press("Enter");
        page.locator(".folder").getByText(name).press("Enter");
        page.getByText("Take this folder (1 file)").press("Enter");
        assertThat(page.locator("#sources")).hasValue(inner.toString());
        assertThat(page.locator("#dataset")).hasValue(name);
        page.locator("button[value=estimate]").press("Enter");
        page.locator("button[value=start]").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(raptor.await(name, status -> status.state().ended()).taskType())
                .isEqualTo(TaskType.GRAPHRAG);
    }

    @Test
    void filesThatAreChosenOutliveAPresetAndAFolder() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("kept-beside"));
        Page page = site().page(true);
        page.navigate("/new");
        page.locator("#files")
                .setInputFiles(new FilePayload("lamp.md", "text/markdown", TEXT.getBytes(StandardCharsets.UTF_8)));
        page.getByText("As in the paper").press("Enter");
        assertThat(page.locator("#preset-paper")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#preset-paper")).isFocused();
        page.locator("#browse").press("Enter");
        page.locator(".folder").getByText("kept-beside/").press("Enter");
        assertThat(page.locator("#folders code")).hasText(inner.toString());
        page.locator("#take").press("Enter");
        assertThat(page.locator("#sources")).hasValue(inner.toString());
        assertThat(page.locator("#chosen")).containsText("lamp.md");
        assertThat(page.locator("#raptor\\.clustering")).hasValue("gmm");
        assertThat(page.locator("#dataset")).hasValue("lamp");
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.locator("#sources")).hasValue(inner + "\nupload://lamp");
        assertThat(page.locator("#raptor\\.clustering")).hasValue("gmm");
    }

    @Test
    void withoutJavaScriptItIsSaidThatFilesMustBeChosenAgain() {
        Page page = site().page(false);
        page.navigate("/new");
        assertThat(page.locator("#drop")).containsText("choose them last");
        page.locator("#files")
                .setInputFiles(new FilePayload("lamp.md", "text/markdown", TEXT.getBytes(StandardCharsets.UTF_8)));
        page.getByText("As in the paper").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 file that had been chosen could not be kept");
    }

    @Test
    void schedulesAreNotOfferedWhereNoneAreKept() throws IOException {
        Page page = site().page(false);
        page.navigate("/new");
        page.locator("#repeat summary").press("Enter");
        assertThat(page.locator("#repeat")).containsText("serve --temporal local");
        assertThat(page.locator("#every")).hasCount(0);
        site().inspect("/schedules", "schedules-elsewhere");
    }

    @Test
    void whatIsWrongWithANewTaskIsSaidAllAtOnceAndNothingTypedIsLost() {
        Page page = site().page(false);
        page.navigate("/new?dataset=odd");
        page.locator("#sources").fill("/etc/hostname");
        page.locator("#settings summary").press("Enter");
        page.getByLabel("Model calls in flight").fill("many");
        page.getByLabel("Maximum levels of summaries").fill("99");
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("limits.max_concurrent_calls must be a whole number");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("raptor.max_levels must be");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("RAPTOR_SOURCE_ROOTS");
        assertThat(page.getByLabel("Maximum levels of summaries")).hasValue("99");
        assertThat(page.getByLabel("Maximum levels of summaries")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("button[value=start]")).hasCount(0);
    }

    @Test
    void aPresetSetsTheFormAndKeepsWhatIsTyped() {
        Page page = site().page(false);
        page.navigate("/new");
        page.locator("#dataset").fill("preset");
        page.getByText("As in the paper").press("Enter");
        assertThat(page.locator("#dataset")).hasValue("preset");
        assertThat(page.getByLabel("Clustering")).hasValue("gmm");
    }
}
