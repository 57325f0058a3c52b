package io.raptor.starter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.raptor.starter.config.Role;
import io.raptor.starter.operate.DevServer;
import io.raptor.starter.schedule.PastStart.Outcome;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.testing.RunningRaptor;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about schedules over the real program beside a real Temporal service, in a real browser. */
@Timeout(240)
final class SchedulePageIT {

    @TempDir
    static Path folder;

    private static Path papers;
    private static TemporalDevServer temporal;
    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() throws IOException {
        papers = Files.createDirectory(folder.resolve("papers"));
        Files.writeString(papers.resolve("lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
        temporal = DevServer.start();
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.temporal.target", temporal.getTarget(), "raptor.sources.roots", papers.toString()));
        site = Site.of(raptor);
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        raptor.close();
        temporal.close();
    }

    private static Site site() {
        return java.util.Objects.requireNonNull(site);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTaskIsScheduledWithItsStartPausedResumedRunAndEnded(boolean javaScript) {
        String name = "nightly-" + javaScript;
        Page page = site().page(javaScript);
        page.navigate("/new?every=never");
        page.locator("#dataset").fill(name);
        page.locator("#sources").fill(papers.toString());
        page.locator("button[value=estimate]").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("every must be a minute or more");
        page.locator("#every").fill("6h");
        page.locator("button[value=estimate]").press("Enter");
        page.getByText("Start now, and on schedule").press("Enter");
        assertThat(page.locator("h1")).hasText(name);
        raptor.await(name, status -> status.state().ended());

        page.navigate("/");
        page.getByText("Schedules").press("Enter");
        page.locator("#turn-" + name).press("Enter");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("paused");
        page.locator("#turn-" + name).press("Enter");
        page.locator("#schedule-" + name).press("Enter");
        assertThat(page.locator("#state")).hasText("active");
        assertThat(page.locator(".hero")).containsText("every 6h");
        page.locator("#run").press("Enter");
        if (javaScript) {
            assertThat(page.locator(".timeline")).containsText("started", new ContainsTextOptions().setTimeout(60_000));
        } else {
            awaitStart(name);
            page.navigate("/schedules/" + name);
            assertThat(page.locator(".timeline")).containsText("started");
        }
        page.locator("#end summary").press("Enter");
        page.locator("#delete").press("Enter");
        assertThat(page.locator("h1")).hasText("Schedules");
        assertThat(page.locator("#turn-" + name)).hasCount(0);
        assertThat(raptor.tasks().statusNow(name)).isPresent();
    }

    private static void awaitStart(String name) {
        ScheduleOperations schedules = raptor.bean(ScheduleOperations.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> schedules.schedule(name).lastStarts().stream()
                        .anyMatch(start -> start.outcome() == Outcome.STARTED));
    }

    @Test
    void theirPagesAreWithoutFaultInEachWidthAndScheme() throws Exception {
        String body = "{\"task\":{\"dataset\":\"%s\",\"sources\":[\"%s\"]},\"schedule\":{%s}}";
        String daily = body.formatted("papers", papers, "\"every\":\"1d\"");
        assertThat(raptor.post("/api/v1/schedule", daily).statusCode()).isEqualTo(201);
        String weekly = body.formatted("weekly", papers, "\"cron\":\"0 3 * * 1\",\"timezone\":\"Europe/Berlin\"");
        assertThat(raptor.post("/api/v1/schedule", weekly).statusCode()).isEqualTo(201);
        raptor.post("/api/v1/schedule/weekly/pause", "");
        raptor.post("/api/v1/schedule/papers/run", "");
        awaitStart("papers");
        site().inspect("/schedules", "schedules");
        site().inspect("/schedules/papers", "schedule");
        site().inspect("/new?every=1d", "new-schedule");
    }
}
