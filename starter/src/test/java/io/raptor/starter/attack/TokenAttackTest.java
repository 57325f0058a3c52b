package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants a token: with none, a wrong one, an old session, a forged form. */
@Timeout(120)
final class TokenAttackTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String RIGHT = "Authorization: Bearer " + TOKEN;
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String PERSON = "Accept: text/html";
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private RunningRaptor server(Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>(further);
        settings.put("raptor.server.token", TOKEN);
        return RunningRaptor.start(folder, Role.SERVER, settings);
    }

    /** Cookies of somebody who has typed {@code token}, and the answer to it. */
    private record Visit(Answer answer, String csrfCookie, String csrf) {}

    private static Visit login(Wire wire, String token) throws IOException {
        return login(wire, token, "/");
    }

    private static Visit login(Wire wire, String token, String next) throws IOException {
        Answer form = wire.get("/login", PERSON);
        Matcher hidden = HIDDEN.matcher(form.body());
        assertThat(hidden.find()).as(form.text()).isTrue();
        String cookie = form.cookie("XSRF-TOKEN");
        String body = "token=" + encode(token) + "&next=" + encode(next) + "&_csrf=" + encode(hidden.group(1));
        return new Visit(wire.post("/login", body, FORM, PERSON, "Cookie: " + cookie), cookie, hidden.group(1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What was told a moment ago has a shorter way to the next who asks, through the same locks. */
    @Test
    void aStatusThatOneMaySeeIsNoOthers(@TempDir Path notes) throws IOException {
        Files.writeString(notes.resolve("a.md"), "What this says is short.");
        try (RunningRaptor raptor = server(Map.of("raptor.sources.roots", notes.toString()))) {
            raptor.index("notes", notes);
            Wire wire = new Wire(raptor);
            String status = "/api/v1/task/notes/checkpoint-status";
            assertThat(wire.get(status, RIGHT).status()).isEqualTo(200);
            assertThat(wire.get(status, RIGHT).header("Content-Security-Policy"))
                    .isPresent();
            assertThat(wire.get(status).status()).isEqualTo(401);
            assertThat(wire.get(status, RIGHT + "x").status()).isEqualTo(401);
            assertThat(wire.get(status, RIGHT, "Host: evil.example").status()).isEqualTo(403);
            assertThat(wire.get(status, RIGHT, "Origin: https://evil.example").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothingIsToldWithoutTheToken() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            Answer refused = wire.get("/api/v1/task");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
            assertThat(refused.header("Set-Cookie")).isEmpty();
            assertThat(wire.get("/api/v1/task", RIGHT).status()).isEqualTo(200);
            assertThat(wire.get(
                                    "/api/v1/task",
                                    "Authorization: Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(("x:" + TOKEN).getBytes(StandardCharsets.UTF_8)))
                            .status())
                    .isEqualTo(401);
            assertThat(wire.get("/api/v1/task?token=" + encode(TOKEN) + "&access_token=" + encode(TOKEN))
                            .status())
                    .isEqualTo(401);
            assertThat(wire.get("/actuator/env", RIGHT).status()).isEqualTo(404);
            Answer led = wire.get("/task/x?y=z", PERSON);
            assertThat(led.status()).isEqualTo(302);
            assertThat(led.header("Location").orElse("")).endsWith("/login?next=%2Ftask%2Fx%3Fy%3Dz");
            assertThat(wire.get("/v3/api-docs").status()).isEqualTo(401);
            Answer part = wire.get("/tasks/x/live", "HX-Request: true");
            assertThat(part.status()).isEqualTo(401);
            assertThat(part.header("HX-Redirect")).contains("/login");
        }
    }

    @Test
    void whoGuessesWaitsAndWhoHasTheTokenDoesNot() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            for (int i = 0; i < 5; i++) {
                assertThat(wire.get("/api/v1/task", "Authorization: Bearer guess-" + i)
                                .status())
                        .isEqualTo(401);
            }
            Answer last = wire.get("/api/v1/task", "Authorization: Bearer guess-5");
            assertThat(last.status()).isEqualTo(429);
            assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            assertThat(wire.get("/api/v1/task", "Authorization: Bearer " + raptor.ownerToken())
                            .status())
                    .isEqualTo(200);
            assertThat(wire.get("/api/v1/task", RIGHT).status()).isEqualTo(200);
        }
    }

    @Test
    void aPersonSignsInAndOutWithAHardenedCookie() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            assertThat(wire.get("/login", PERSON).cookie("raptor_session")).isEmpty();
            Visit wrong = login(wire, "wrong");
            assertThat(wrong.answer().status()).isEqualTo(401);
            assertThat(wrong.answer().cookie("raptor_session")).isEmpty();
            assertThat(wrong.answer().body()).contains("Wrong token").doesNotContain("wrong\"");

            Visit right = login(wire, TOKEN);
            assertThat(right.answer().status()).isEqualTo(302);
            String session = right.answer().cookie("raptor_session");
            assertThat(right.answer().text().lines().filter(line -> line.contains("raptor_session=")))
                    .singleElement()
                    .asString()
                    .contains("HttpOnly", "SameSite=Strict");
            assertThat(wire.get("/api/v1/task", "Cookie: " + session).status()).isEqualTo(200);

            assertThat(wire.post("/logout", "", FORM, "Cookie: " + session).status())
                    .as("a forged one")
                    .isEqualTo(403);
            Answer form = wire.get("/login", PERSON, "Cookie: " + session);
            Matcher hidden = HIDDEN.matcher(form.body());
            assertThat(hidden.find()).isTrue();
            String cookies = "Cookie: " + session + "; " + form.cookie("XSRF-TOKEN");
            assertThat(wire.post("/logout", "_csrf=" + encode(hidden.group(1)), FORM, cookies)
                            .status())
                    .isEqualTo(302);
            assertThat(wire.get("/api/v1/task", "Cookie: " + session).status()).isEqualTo(401);
        }
    }

    @Test
    void aSessionIsMadeAnewAndNeverTakenFromOutside() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            assertThat(wire.get("/api/v1/task", "Cookie: raptor_session=0123456789ABCDEF0123456789ABCDEF")
                            .status())
                    .isEqualTo(401);
            String one = login(wire, TOKEN).answer().cookie("raptor_session");
            String other = login(wire, TOKEN).answer().cookie("raptor_session");
            assertThat(one).isNotEmpty().isNotEqualTo(other);
            assertThat(wire.get("/api/v1/task", "Cookie: " + one, "Authorization: Bearer wrong")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void withASessionJsonNeedsTheFormsTokenToo() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            String session = login(wire, TOKEN).answer().cookie("raptor_session");
            assertThat(wire.post("/api/v1/task/x/cancel", "", JSON, "Cookie: " + session)
                            .status())
                    .isEqualTo(403);
            assertThat(wire.post("/api/v1/task/x/cancel", "", JSON, RIGHT).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSessionEndsHoweverBusyItIs() throws IOException {
        try (RunningRaptor raptor = server(Map.of("raptor.server.session-lifetime", "2s"))) {
            Wire wire = new Wire(raptor);
            String session = login(wire, TOKEN).answer().cookie("raptor_session");
            assertThat(wire.get("/api/v1/task", "Cookie: " + session).status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> wire.get("/api/v1/task", "Cookie: " + session).status() == 401);
        }
    }

    @Test
    void signingInLeadsNowhereElse() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            for (String next :
                    new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "/x\r\nX-Evil: 1"}) {
                Answer answer = login(wire, TOKEN, next).answer();
                assertThat(answer.header("Location").orElse("")).doesNotContain("evil");
                assertThat(answer.header("X-Evil")).isEmpty();
            }
            assertThat(login(wire, TOKEN, "/task/x").answer().header("Location").orElse(""))
                    .endsWith("/task/x");
        }
    }

    @Test
    void theLoginFormItselfCannotBeForgedNorScripted() throws IOException {
        try (RunningRaptor raptor = server(Map.of())) {
            Wire wire = new Wire(raptor);
            assertThat(wire.post("/login", "token=" + encode(TOKEN), FORM).status())
                    .isEqualTo(403);
            Answer form = wire.get("/login?next=%2F%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", PERSON);
            assertThat(form.status()).isEqualTo(200);
            assertThat(form.body()).doesNotContain("<script").contains("Sign in");
            Answer lost = wire.get("/%3Cscript%3Ealert(1)%3C/script%3E", PERSON, RIGHT);
            assertThat(lost.status()).isEqualTo(404);
            assertThat(lost.body()).doesNotContain("<script", "alert");
        }
    }

    @Test
    void theCodecHasOneOriginAndWantsTheToken() throws IOException {
        String key = "k:" + Base64.getEncoder().encodeToString(new byte[32]);
        try (RunningRaptor raptor =
                server(Map.of("raptor.codec.key", key, "raptor.codec.ui-origin", "https://ui.example:8233"))) {
            Wire wire = new Wire(raptor);
            String nothing = "{\"payloads\":[{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"MQ==\"}]}";
            assertThat(wire.post("/codec/decode", nothing, JSON).status()).isEqualTo(401);
            Answer answer = wire.post("/codec/decode", nothing, JSON, RIGHT, "Origin: https://ui.example:8233");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://ui.example:8233");
            assertThat(answer.body()).contains("MQ==");
            Answer preflight = wire.send(
                    "OPTIONS",
                    "/codec/decode",
                    "",
                    "Origin: https://ui.example:8233",
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: authorization,content-type,x-namespace");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight
                            .header("Access-Control-Allow-Headers")
                            .orElse("")
                            .toLowerCase(java.util.Locale.ROOT))
                    .contains("authorization", "x-namespace");
            Answer other = wire.post("/codec/decode", nothing, JSON, RIGHT, "Origin: https://other.example");
            assertThat(other.status()).isEqualTo(403);
            assertThat(wire.get("/api/v1/task", RIGHT, "Origin: https://ui.example:8233")
                            .status())
                    .isEqualTo(403);
            assertThat(wire.post("/codec/encode", nothing, JSON, RIGHT).body()).doesNotContain("MQ==");
            assertThat(wire.post("/codec/decode", "{\"payloads\":[{\"data\":\"%%\"}]}", JSON, RIGHT)
                            .status())
                    .isEqualTo(400);
        }
    }
}
