package io.raptor.starter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.QuotingEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers on the page, by a model that answers only from what it is given, in a real browser. */
@Timeout(240)
final class AnswerPageIT {

    private static final String QUESTION = "Where does the keeper trim the harbour lantern?";

    @TempDir
    static Path home;

    private static QuotingEndpoint model;
    private static RunningRaptor raptor;
    private static @Nullable Site site;

    @BeforeAll
    static void start() throws IOException {
        model = new QuotingEndpoint();
        raptor = RunningRaptor.start(
                home, Role.SERVER, Map.of("raptor.answer.base-url", model.baseUrl(), "raptor.answer.model", "quoting"));
        raptor.index(
                "harbour",
                Files.writeString(
                        home.resolve("harbour.md"),
                        "# The mole\n\nThe keeper does trim the harbour lantern at the outer mole.\n\n# The pier\n\n"
                                + "Boats lie at the pier in winter."));
        raptor.index(
                "raven", Files.writeString(home.resolve("raven.md"), "Quoth the raven " + QuotingEndpoint.ENDLESS));
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

    /** The first press asks, the second opens the passage. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromTheFirstPageAnAnswerWithItsPassageOpenTakesTwoPresses(boolean javaScript) {
        Page page = page(javaScript);
        page.navigate("/");
        page.locator("#in").selectOption("harbour");
        page.locator("#q").fill(QUESTION);
        page.locator("#ask").press("Enter");
        assertThat(page.locator("#answer")).hasText("Answer", new HasTextOptions().setTimeout(60_000));
        assertThat(page.locator(".answer .passage")).containsText("trim the harbour lantern");
        assertThat(page.locator(".hits li").first()).containsText("lantern");
        page.locator(".answer .cite").press("Enter");
        assertThat(page.locator(".passage.now")).containsText("trim the harbour lantern");
        if (javaScript) {
            page.goBack();
            assertThat(page.locator("#q")).hasValue(QUESTION);
            assertThat(page.locator(".hits li").first()).containsText("lantern");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Tasks");
        }
    }

    @Test
    void anAnswerIsReadWhileItComesAndEndsWithTheReadersInterest() throws InterruptedException {
        Page page = page(true);
        page.navigate("/datasets/raven");
        page.locator("#q").fill("Quoth the raven?");
        page.locator("#ask").press("Enter");
        assertThat(page.locator("#live")).containsText(Pattern.compile("and on and on and on"));
        assertThat(page.locator(".hits li").first()).containsText("raven");
        page.navigate("/datasets");
        assertThat(model.left().await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSearchFromTheFirstPageIsTheDatasetsOwn() {
        Page page = page(false);
        page.navigate("/datasets");
        page.locator("#in").selectOption("harbour");
        page.locator("#q").fill("boats in winter");
        page.locator("#q").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/datasets/harbour\\?q=.*"));
        assertThat(page.locator(".hits li").first()).containsText("pier");
    }

    @Test
    void aDatasetThatIsGoneIsSaidSoInPlaceOfAnAnswer() {
        Page page = page(true);
        page.navigate("/datasets/harbour");
        page.evaluate("() => document.querySelector('#ask').formAction ="
                + " document.querySelector('#ask').formAction.replace('harbour', 'nowhere')");
        page.locator("#q").fill(QUESTION);
        page.locator("#ask").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nowhere");
    }
}
