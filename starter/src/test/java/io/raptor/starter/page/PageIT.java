package io.raptor.starter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.config.Role;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over the real program with real tasks, in a real browser. */
@Timeout(300)
final class PageIT {

    /** As the server sends it: points by five figures each. */
    private static final String LARGE_MAP =
            "{\"drawn\":50000,\"passages\":50000,\"documents\":[\"note1.md\"],\"groups\":["
                    + IntStream.range(0, 12)
                            .mapToObj(i ->
                                    "{\"x\":%d,\"y\":%d,\"radius\":900,\"title\":\"Group %d\",\"node\":\"\",\"size\":4000}"
                                            .formatted(1500 + 2200 * (i % 4), 1500 + 2500 * (i / 4), i))
                            .collect(Collectors.joining(","))
                    + "],\"points\":["
                    + IntStream.range(0, 50_000)
                            .mapToObj(i -> (1500 + 2200 * (i % 12 % 4) + i * 37 % 1700 - 850) + ","
                                    + (1500 + 2500 * (i % 12 / 4) + i * 91 % 1700 - 850) + "," + i % 12 + ",0,0")
                            .collect(Collectors.joining(","))
                    + "]}";

    /** The usual time from one frame to the next while the map is enlarged and moved. */
    private static final String FRAME = "async () => { const map = document.getElementById('map'); const took = [];"
            + " let last = performance.now();"
            + " for (const key of '+'.repeat(10).split('').concat(Array(20).fill('ArrowLeft'))) {"
            + " map.dispatchEvent(new KeyboardEvent('keydown', { key }));"
            + " await new Promise(requestAnimationFrame);"
            + " took.push(performance.now() - last); last = performance.now(); }"
            + " return took.sort((x, y) => x - y)[took.length / 2]; }";

    @TempDir
    static Path folder;

    private static Path notes;
    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() throws IOException {
        notes = Files.createDirectory(folder.resolve("notes"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(notes.resolve("note" + i + ".md"), text(i));
        }
        raptor = RunningRaptor.start(
                folder.resolve("home"), Role.SERVER, Map.of("raptor.sources.roots", folder.toString()));
        site = Site.of(raptor);
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
        page.locator("#dataset").fill(name);
        page.locator("#sources").fill(notes.toString());
        page.locator("#settings summary").press("Enter");
        page.getByLabel("Documents in flight").fill("1");
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.locator("#estimate")).isVisible();
        page.locator("button[value=start]").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("#at-once")).hasValue("1");
        page.locator("#pause").press("Enter");
        assertThat(page.locator("#state")).hasText("paused");
        assertThat(page.locator(".hero .note")).containsText("A person paused it");
        page.locator("#at-once").fill("3");
        page.locator(".pace button").press("Enter");
        assertThat(page.locator("#state")).hasText("paused");
        assertThat(page.locator("#at-once")).hasValue("3");
        page.locator("#resume").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        if (javaScript) {
            assertThat(page.locator("#state")).hasText("completed", new HasTextOptions().setTimeout(60_000));
            assertThat(page.locator(".timeline li").first()).containsText("completed");
        } else {
            // A page shows what it was told up to a few seconds ago; without a script it is loaded again by hand.
            await().until(() -> {
                page.navigate("/tasks/" + name);
                return page.locator("#state").textContent().equals("completed");
            });
        }
        assertThat(page.locator(".timeline")).containsText("paused");
        assertThat(page.locator("#course svg").first()).isVisible();
        assertThat(page.locator(".copy")).hasCount(javaScript ? 2 : 0);
        if (!javaScript) {
            page.getByText("Each document, step by step").press("Enter");
        }
        assertThat(page.locator(".gantt li").first()).hasClass("completed");
        assertThat(page.locator(".gantt svg").first())
                .hasAttribute("aria-label", Pattern.compile("read .*summarise .*publish .*"));
        page.navigate("/tasks/" + name);
        if (!javaScript) {
            page.getByText("What it cost and saved").press("Enter");
        }
        // What the other reader's task asked is answered from the ledger.
        assertThat(page.locator("#cost-panels figure").first()).containsText(Pattern.compile("Tokens|Cached calls"));
        page.navigate("/tasks/" + name);
        page.locator("#search").press("Enter");
        page.locator("#q").fill("lamp in winter");
        page.locator("#q").press("Enter");
        assertThat(page.locator(".switch a")).hasCount(3);
        assertThat(page.locator(".hits mark").first()).hasText("lamp");
        page.locator("#mode-collapsed").press("Enter");
        assertThat(page.locator("#mode-collapsed")).hasAttribute("aria-current", "true");
        page.locator("#mode-auto").press("Enter");
        page.locator(".hits .where a").first().press("Enter");
        assertThat(page.locator(".passage.now")).containsText("Lighthouse");
        assertThat(refusals).isEmpty();
    }

    @Test
    void whoAskedForItIsToldOfATasksEndWhereverThePageIs() {
        Page page = site().page(true);
        page.addInitScript("window.told = []; window.Notification = class { static permission = 'granted';"
                + " static requestPermission() { return Promise.resolve('granted'); }"
                + " constructor(title) { window.told.push(title); } };");
        page.navigate("/datasets");
        assertThat(page.locator("#notify")).hasAttribute("aria-pressed", "false");
        page.waitForResponse(
                Pattern.compile(".*/news.*"), () -> page.locator("#notify").press("Enter"));
        assertThat(page.locator("#notify")).hasAttribute("aria-pressed", "true");
        raptor.index("told-of", notes.resolve("note1.md"));
        page.waitForFunction("() => window.told.includes('told-of: completed')");
    }

    @Test
    void fiftyThousandPassagesAreDrawnWithinASecondAndFollowTheHand() {
        raptor.index("large", notes.resolve("note1.md"));
        Page page = site().page(true);
        page.route(
                Pattern.compile(".*/map/points"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(LARGE_MAP)));
        page.navigate("/datasets/large/map");
        assertThat(page.locator("#map")).hasAttribute("data-drawn", "50000");
        assertThat(Integer.parseInt(page.locator("#map").getAttribute("data-took")))
                .isLessThan(1000);
        double frame = ((Number) page.evaluate(FRAME)).doubleValue();
        assertThat(frame).as("milliseconds of a usual frame").isLessThan(100);
        page.locator("#zoom button").last().press("Enter");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTreeIsOpenedFromItsTopToAPassage(boolean javaScript) {
        String name = "tree-" + javaScript;
        raptor.index(name, notes.resolve("note2.md"));
        Page page = site().page(javaScript);
        page.navigate("/datasets/" + name + "/tree?doc=note2.md");
        assertThat(page.locator(".shape")).containsText("passages");
        page.locator("#q").fill("lamp");
        page.locator("#q").press("Enter");
        assertThat(page.locator(".hits .where").first()).containsText("note2.md");
        assertThat(page.locator("#everywhere")).isVisible();
        page.navigate("/datasets/" + name + "/tree?doc=note2.md");
        page.locator(".tree details > summary").first().press("Enter");
        if (javaScript) {
            // Down to a passage without leaving the page.
            while (page.locator(".tree .leaf").count() == 0) {
                assertThat(page.locator("details[open] > ul > li").last()).isVisible();
                if (page.locator(".tree .leaf").count() == 0) {
                    page.locator("details[open] > ul > li > details:not([open]) > summary")
                            .first()
                            .press("Enter");
                }
            }
            page.locator(".tree .leaf a").first().press("Enter");
        } else {
            page.locator("details[open] > p > a").first().press("Enter");
            while (page.locator(".passage.now").count() == 0) {
                page.locator(".nodes a").last().press("Enter");
            }
        }
        assertThat(page.locator(".passage.now")).containsText("Lighthouse 2");
        page.locator(".nodes a").first().press("Enter");
        assertThat(page.locator("h2").last()).containsText("Below");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMapListsItsGroupsAndALitPassageIsOpenedFromIt(boolean javaScript) {
        String name = "map-" + javaScript;
        raptor.index(name, notes.resolve("note5.md"), notes.resolve("note6.md"));
        Page page = site().page(javaScript);
        page.navigate("/datasets/" + name + "/map?q=lamp" + (javaScript ? "" : "&whole=true"));
        assertThat(page.locator("ol.groups").last()).containsText("passages");
        if (javaScript) {
            assertThat(page.locator("#map")).hasAttribute("data-drawn", Pattern.compile("[1-9]\\d*"));
        }
        page.locator("ol.groups a").first().press("Enter");
        assertThat(page.locator(".passage.now")).containsText("Lighthouse");
    }

    @Test
    void aTaskThatEndedWellNeedsNobody() {
        raptor.index("needless", notes.resolve("note4.md"));
        Page page = site().page(false);
        page.navigate("/");
        assertThat(page.locator(".tasks tbody tr").first()).isVisible();
        assertThat(page.locator(".tasks tr.completed .docs").first()).containsText(" of ");
        assertThat(page.locator(".need")).hasCount(0);
        assertThat(page).hasTitle("Tasks – raptor");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coloursAreChosenAndStay(boolean javaScript) {
        Page page = site().page(javaScript);
        page.navigate("/datasets");
        page.locator("button[name=theme]").press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("h1")).hasText("Datasets");
        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void everyPageOfATaskIsWithoutFaultInEachWidthAndScheme() throws IOException {
        site().inspect("/new?raptor.max_levels=3", "new");
        raptor.index("looked-at", notes);
        site().inspect("/", "tasks");
        site().inspect("/tasks/looked-at", "task");
        site().inspect("/tasks/looked-at/steps", "steps");
        site().inspect("/tasks/looked-at/cost", "cost");
        site().inspect("/tasks/looked-at/documents", "documents");
        site().inspect("/tasks/looked-at/documents?state=failed", "no-documents");
        hold("held");
        site().inspect("/tasks/held", "paused-task");
        site().inspect("/tasks/held/confirm/cancel", "confirm");
        raptor.tasks().control("held", TaskAction.CANCEL, null);
        site().inspect("/?state=paused", "no-tasks");
    }

    @Test
    void everyPageOfADatasetIsWithoutFaultInEachWidthAndScheme() throws IOException {
        raptor.index("shown", notes.resolve("note1.md"), notes.resolve("note2.md"));
        String node = raptor.bean(io.raptor.starter.dataset.DatasetOperations.class)
                .tree("shown", "note1.md")
                .get(0)
                .id();
        site().inspect("/datasets", "datasets");
        site().inspect("/datasets/shown", "dataset");
        site().inspect("/datasets/shown?q=lamp", "search");
        site().inspect("/datasets/shown/map?q=lamp", "map");
        site().inspect("/datasets/shown/tree?doc=note1.md", "tree");
        site().inspect("/datasets/shown/nodes/" + node, "passage");
        site().inspect("/datasets/shown/cost", "dataset-cost");
        site().inspect("/datasets/shown/delete", "delete");
        site().inspect("/tasks/nobody", "refused");
    }

    @Test
    void aGraphIsShownDownToAnEntitysEvidence() throws IOException {
        Path people = Files.createDirectories(folder.resolve("people"));
        Files.writeString(
                people.resolve("crew.md"),
                "Marta Lund sails the Aurelia. Marta Lund wrote to Tomas Reyl. Tomas Reyl repairs the Aurelia in Port"
                        + " Aldren. Ingrid Varga met Marta Lund in Port Aldren.");
        String body = "{\"task_id\":\"crew\",\"task_type\":\"graphrag\",\"dataset\":\"crew\",\"sources\":[\"%s\"]}"
                .formatted(people);
        assertThat(raptor.post("/api/v1/task", body).statusCode()).isEqualTo(201);
        raptor.await("crew", status -> status.state().ended());
        Page page = site().page(false);
        page.navigate("/datasets/crew");
        page.locator("#graph").press("Enter");
        assertThat(page.locator(".network circle").first()).isVisible();
        page.getByText("Marta Lund").last().press("Enter");
        assertThat(page.locator(".nodes .text").first()).containsText("Aurelia");
        site().inspect("/datasets/crew/graph", "graph");
        site().inspect("/datasets/crew/graph/reports", "reports");
    }

    /** Begins a task and pauses it. */
    private static void hold(String name) {
        Limits one = Limits.defaults().with(1);
        raptor.tasks()
                .start(name, TaskRequest.of(name, name, List.of(notes.toString()), RaptorSettings.defaults(), one));
        raptor.tasks().control(name, TaskAction.PAUSE, "to be looked at");
        // What is paused while it lists its sources is listed so when it has.
        await().until(() -> raptor.tasks().tasks(TaskFilter.ALL, null, 100).items().stream()
                .anyMatch(task -> task.taskId().equals(name) && task.isPaused()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPauseIsOnePressFromTheFirstPageAndIsUndoneByAnother(boolean javaScript) {
        String name = "turned-" + javaScript;
        hold(name);
        Page page = site().page(javaScript);
        page.navigate("/");
        page.locator("#turn-" + name).press("Enter");
        assertThat(page.locator("h1")).hasText("Tasks");
        assertThat(page.locator("#turn-" + name)).hasText("Pause");
        page.locator("#turn-" + name).press("Enter");
        assertThat(page.locator("#turn-" + name)).hasText("Resume");
        raptor.await(name, TaskStatus::isPaused);
        raptor.tasks().control(name, TaskAction.CANCEL, null);
    }

    @Test
    void whatHasEndedIsNotAskedAbout() {
        raptor.index("over", notes.resolve("note3.md"));
        Page page = site().page(false);
        page.navigate("/tasks/over/confirm/pause");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has ended");
    }

    @Test
    void aDatasetIsDeletedOnlyWithItsNameTyped() {
        raptor.index("doomed", notes.resolve("note1.md"));
        Page page = site().page(false);
        page.navigate("/datasets/doomed/delete");
        page.getByLabel("Type its name").fill("another");
        page.getByLabel("Type its name").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nothing was deleted");
        page.navigate("/datasets/doomed/delete");
        page.getByLabel("Type its name").fill("doomed");
        page.getByLabel("Type its name").press("Enter");
        assertThat(page.locator("h1")).hasText("Datasets");
        assertThat(raptor.bean(io.raptor.starter.dataset.DatasetOperations.class)
                        .all())
                .extracting(dataset -> dataset.name())
                .doesNotContain("doomed");
    }
}
