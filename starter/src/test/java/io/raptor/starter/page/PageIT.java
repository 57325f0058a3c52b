package io.raptor.starter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over the real program with real tasks, in a real browser. */
@Timeout(300)
final class PageIT {

    @TempDir
    static Path folder;

    private static Path notes;
    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() throws IOException {
        boolean there = Site.installed().isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("Chromium on this machine").isTrue();
        }
        notes = Files.createDirectory(folder.resolve("notes"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(notes.resolve("note" + i + ".md"), text(i));
        }
        raptor = RunningRaptor.start(
                folder.resolve("home"), Role.SERVER, Map.of("raptor.sources.roots", folder.toString()));
        Assumptions.assumeTrue(there, "there is no Chromium here");
        site = new Site(raptor.address());
    }

    private static String text(int number) {
        return IntStream.range(0, 60)
                .mapToObj(
                        line -> "Lighthouse " + number + " keeps lamp " + line + " burning through the winter storms.")
                .collect(Collectors.joining("\n\n"));
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
    void aTaskIsStartedPausedResumedSearchedAndItsPassageOpened(boolean javaScript) {
        String name = "way-" + javaScript;
        Page page = site().page(javaScript);
        List<String> refusals = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                refusals.add(message.text());
            }
        });
        page.navigate("/new");
        page.getByLabel("Dataset").fill(name);
        page.getByLabel("Files and folders").fill(notes.toString());
        page.getByLabel("Documents at once").fill("1");
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.locator("#estimate")).isVisible();
        page.locator("button[value=start]").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        tell(page, name, "pause");
        assertThat(page.locator("#state")).hasText("paused");
        assertThat(page.locator(".note.wait")).containsText("A person paused it");
        tell(page, name, "resume");
        if (javaScript) {
            assertThat(page.locator("#state"))
                    .hasText(
                            "completed",
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                    .setTimeout(60_000));
        } else {
            raptor.await(name, status -> status.state() == TaskState.COMPLETED);
            page.navigate("/tasks/" + name);
            assertThat(page.locator("#state")).hasText("completed");
        }
        page.navigate("/datasets/" + name);
        page.getByLabel("Search for").fill("lamp in winter");
        page.getByLabel("Search for").press("Enter");
        assertThat(page.locator(".modes section")).hasCount(3);
        page.locator(".modes section").nth(2).locator("a").first().press("Enter");
        assertThat(page.locator(".passage.now")).containsText("Lighthouse");
        assertThat(refusals).isEmpty();
    }

    private static void tell(Page page, String name, String word) {
        page.locator("#" + word).press("Enter");
        assertThat(page.locator(".note.wait")).containsText(word.equals("pause") ? "checkpoint" : "goes on");
        page.locator("main button[type=submit]").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
    }

    @Test
    void everyPageIsWithoutFaultInBothWidthsAndSchemes() throws IOException {
        site().inspect("/new", "new");
        raptor.index("looked-at", notes);
        String node = raptor.bean(io.raptor.starter.task.LibraryOperations.class)
                .tree("looked-at", "note1.md")
                .get(0)
                .id();
        site().inspect("/", "tasks");
        site().inspect("/tasks/looked-at", "task");
        site().inspect("/tasks/looked-at/documents", "documents");
        site().inspect("/tasks/looked-at/confirm/cancel", "confirm");
        site().inspect("/datasets", "datasets");
        site().inspect("/datasets/looked-at?q=lamp", "dataset");
        site().inspect("/datasets/looked-at/tree?doc=note1.md", "tree");
        site().inspect("/datasets/looked-at/nodes/" + node, "passage");
        site().inspect("/datasets/looked-at/delete", "delete");
        site().inspect("/tasks/nobody", "refused");
    }

    @Test
    void aDatasetIsDeletedOnlyWithItsNameTyped() {
        raptor.index("doomed", notes.resolve("note1.md"));
        Page page = site().page(false);
        page.navigate("/datasets/doomed/delete");
        page.getByLabel("Type its name").fill("another");
        page.getByLabel("Type its name").press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("nothing was deleted");
        page.navigate("/datasets/doomed/delete");
        page.getByLabel("Type its name").fill("doomed");
        page.getByLabel("Type its name").press("Enter");
        assertThat(page.locator("h1")).hasText("Datasets");
        assertThat(raptor.bean(io.raptor.starter.task.LibraryOperations.class).datasets())
                .extracting(dataset -> dataset.name())
                .doesNotContain("doomed");
    }
}
