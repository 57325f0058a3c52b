package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.Settings;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that may not do everything, one that takes the place of another, and sessions that two servers share. */
@Timeout(120)
final class ScopeAttackTest {

    private static final String NEW = "a new token that may do everything";
    private static final String OLD = "an old token that may do everything";
    private static final String READER = "a token that may only look";
    private static final String RUNNER = "a token that may look and run";
    private static final Map<String, String> TOKENS = Map.of(
            "raptor.server.token", NEW, "raptor.server.tokens", OLD + ", read:" + READER + ",read+run:" + RUNNER);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static Wire wire;

    @BeforeAll
    static void start() {
        raptor = RunningRaptor.start(folder.resolve("one"), Role.SERVER, TOKENS);
        wire = new Wire(raptor);
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static int send(String method, String path, String token) {
        return raptor.send(method, path, "{}", "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void bothTokensHoldWhileOneTakesTheOthersPlace() {
        for (String token : new String[] {NEW, OLD}) {
            assertThat(send("GET", "/api/v1/task", token)).isEqualTo(200);
            assertThat(send("POST", "/api/v1/task/x/cancel", token)).isEqualTo(404);
            assertThat(send("DELETE", "/api/v1/dataset/x", token)).isEqualTo(404);
        }
        assertThat(send("GET", "/api/v1/task", "read:" + READER)).isEqualTo(401);
    }

    @Test
    void aReaderOnlyLooks() {
        assertThat(send("GET", "/api/v1/task", READER)).isEqualTo(200);
        assertThat(send("POST", "/api/v1/dataset/x/search", READER)).isEqualTo(400);
        for (String path : new String[] {
            "/api/v1/task",
            "/api/v1/task/estimate",
            "/api/v1/task/x/cancel",
            "/new",
            "/api/v1/dataset/x/graph/names",
            "/datasets/x/graph/entity/e/names"
        }) {
            assertThat(send("POST", path, READER)).as(path).isEqualTo(403);
        }
        assertThat(send("DELETE", "/api/v1/dataset/x", READER)).isEqualTo(403);
        assertThat(raptor.send("POST", "/api/v1/task/x/pause", "", "Authorization", "Bearer " + READER)
                        .body())
                .contains("needs the scope run");
    }

    @Test
    void aRunnerDeletesNothing() {
        assertThat(send("POST", "/api/v1/task/x/cancel", RUNNER)).isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/dataset/x", RUNNER)).isEqualTo(403);
        assertThat(send("DELETE", "/api/v1/dataset/x/document?doc_id=a", RUNNER))
                .isEqualTo(403);
        assertThat(send("POST", "/datasets/x/delete", RUNNER)).isEqualTo(403);
    }

    /** A session ends with the token that it was begun with, and may do no more than that. */
    @Test
    void aSessionOfOneServerHoldsAtAnother() throws IOException {
        String session = login(wire, READER);
        try (RunningRaptor other = RunningRaptor.start(folder.resolve("two"), Role.SERVER, TOKENS);
                RunningRaptor stranger =
                        RunningRaptor.start(folder.resolve("three"), Role.SERVER, Map.of("raptor.server.token", NEW))) {
            assertThat(new Wire(other).get("/api/v1/task", "Cookie: " + session).status())
                    .isEqualTo(200);
            assertThat(new Wire(other)
                            .get("/api/v1/task", "Cookie: " + session + "0")
                            .status())
                    .isEqualTo(401);
            assertThat(new Wire(stranger)
                            .get("/api/v1/task", "Cookie: " + session)
                            .status())
                    .isEqualTo(401);
        }
    }

    private static String login(Wire wire, String token) throws IOException {
        Answer form = wire.get("/login", "Accept: text/html");
        Matcher hidden = HIDDEN.matcher(form.body());
        assertThat(hidden.find()).isTrue();
        String body = "token=" + encode(token) + "&_csrf=" + encode(hidden.group(1));
        return wire.post("/login", body, FORM, "Accept: text/html", "Cookie: " + form.cookie("XSRF-TOKEN"))
                .cookie("raptor_session");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aScopeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Settings.read(Map.of("RAPTOR_TOKENS", "write:secret"), Map.of(), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("read, run and delete")
                .hasMessageNotContaining("secret");
    }
}
