package io.raptor.starter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser of this machine, and what is looked for on every page. */
final class Site implements AutoCloseable {

    private static final String AXE = axe("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

    /** A phone. */
    private static final int NARROW = 390;

    private static final int WIDE = 1440;

    /** What a person acts upon; of choices the chosen one, from which arrows lead to the others. */
    private static final String ACTIVE = "a[href]:not([tabindex=\"-1\"]), button:not([tabindex=\"-1\"]),"
            + " input:not([type=hidden]):not([type=radio]), input:checked, select, textarea, summary, [tabindex=\"0\"]";

    private static final String VIOLATIONS =
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                    + ".then(r => r.violations.map(v => v.id + ': '"
                    + " + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')))";

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    private Site(String address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Path chromium() {
        return installed().orElseThrow();
    }

    /** A browser of this server's pages. Tests without a browser are skipped, which is a failure on CI. */
    static Site of(RunningRaptor raptor) {
        boolean there = installed().isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("Chromium on this machine").isTrue();
        }
        Assumptions.assumeTrue(there, "there is no Chromium here");
        return new Site(raptor.address());
    }

    private static Optional<Path> installed() {
        // The shell has no windows, and so takes a third of the processor that others take.
        return Stream.of(
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Closes the page before: it would ask the server for news until the last test. */
    Page page(boolean javaScript) {
        browser.contexts().forEach(BrowserContext::close);
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(javaScript).setBaseURL(address));
        return context.newPage();
    }

    /** Looks at a page in each width and in each scheme: nothing that axe faults, nothing wider than the window. */
    void inspect(String path, String name) {
        // Axe is put in by the test, which the page's own policy would refuse.
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                // Colours on their way from one to another are none to judge.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true)
                .setBaseURL(address));
        try (context) {
            Page page = context.newPage();
            inspect(page, path, name, NARROW, ColorScheme.DARK);
            inspect(page, path, name, WIDE, ColorScheme.LIGHT);
        }
    }

    private static void inspect(Page page, String path, String name, int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        page.navigate(path);
        // Parts that come later are looked at, too.
        page.waitForFunction("() => !document.querySelector('.htmx-request')");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + width + "-" + scheme + ".png")));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as("width of " + path)
                .isEqualTo(width);
        if (width == WIDE) {
            assertThat(unreached(page)).as("by keyboard on " + path).isEmpty();
        }
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(VIOLATIONS))
                .as(path + " " + width + " " + scheme)
                .isEmpty();
    }

    /** Drops a file onto a place, as a hand would from the desktop. */
    void drop(Page page, String place, FilePayload file) {
        JSHandle carried = page.evaluateHandle(
                "([name, text]) => { const d = new DataTransfer(); d.items.add(new File([text], name)); return d; }",
                List.of(file.name, new String(file.buffer, StandardCharsets.UTF_8)));
        page.dispatchEvent(place, "drop", Map.of("dataTransfer", carried));
    }

    /**
     * Everything on the page that can be acted upon and is not reached by the Tab key. By what it is, not which: a part that
     * the page has anew meanwhile keeps the focus where it was.
     */
    private static List<?> unreached(Page page) {
        page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); window.reached = new Set(); }");
        long most = ((Number) page.evaluate("() => document.querySelectorAll('" + ACTIVE + "').length")).longValue();
        for (long i = 0; i < most + 2; i++) {
            page.keyboard().press("Tab");
            page.evaluate("() => window.reached.add(document.activeElement.outerHTML)");
        }
        return (List<?>) page.evaluate("() => [...document.querySelectorAll('" + ACTIVE + "')]"
                + ".filter(e => e.checkVisibility() && !window.reached.has(e.outerHTML)).map(e => e.outerHTML)");
    }

    private static String axe(String resource) {
        try (InputStream script = Site.class.getResourceAsStream(resource)) {
            assertThat(script).as(resource).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
