package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Store;
import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The form of a new task, which brings files: forged, without its token, and by somebody who is not let in. */
@Timeout(120)
final class FormUploadAttackTest {

    private static final String TYPE = "Content-Type: multipart/form-data; boundary=x";
    private static final String PERSON = "Accept: text/html";
    private static final Pattern ADDRESS = Pattern.compile("action=\"(/new\\?_csrf=[^\"]+)\"");

    @TempDir
    Path home;

    private static String body(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        return body
                + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.md\"\r\n\r\na lamp\r\n--x--\r\n";
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void filesComeWithTheTokenInTheAddressAlone() throws IOException {
        try (RunningRaptor raptor = RunningRaptor.start(home, Role.SERVER, Map.of())) {
            Wire wire = new Wire(raptor);
            Answer form = wire.get("/new", PERSON);
            Matcher address = ADDRESS.matcher(form.body());
            assertThat(address.find()).as(form.body()).isTrue();
            String action = address.group(1);
            String cookie = "Cookie: " + form.cookie("XSRF-TOKEN");
            String token = action.substring(action.indexOf('=') + 1);

            assertThat(wire.post("/new", body("dataset", "d"), TYPE, PERSON, cookie)
                            .status())
                    .isEqualTo(403);
            assertThat(wire.post("/new", body("_csrf", token, "dataset", "d"), TYPE, PERSON, cookie)
                            .status())
                    .isEqualTo(403);
            assertThat(wire.post(action, body("dataset", "d"), TYPE, PERSON).status())
                    .isEqualTo(403);
            assertThat(wire.post(action, body("dataset", "d"), TYPE, PERSON, cookie, "Origin: https://evil.example")
                            .status())
                    .isEqualTo(403);
            assertThat(kept()).isZero();

            assertThat(wire.post(action, body("dataset", "d"), TYPE, PERSON, cookie)
                            .status())
                    .isEqualTo(200);
            assertThat(raptor.bean(Store.class).uploads().find("d", "a.md")).isPresent();
        }
    }

    @Test
    void namesThatArePathsAndOddDatasetsKeepNothing() throws IOException {
        try (RunningRaptor raptor = RunningRaptor.start(home, Role.SERVER, Map.of())) {
            Wire wire = new Wire(raptor);
            Answer form = wire.get("/new", PERSON);
            Matcher address = ADDRESS.matcher(form.body());
            assertThat(address.find()).isTrue();
            String cookie = "Cookie: " + form.cookie("XSRF-TOKEN");
            String escaping =
                    body("dataset", "d").replace("a.md", "..%2f..%2fa.md").replace("%2f", "/");
            Answer refused = wire.post(address.group(1), escaping, TYPE, PERSON, cookie);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("without a folder");
            Answer odd =
                    wire.post(address.group(1), body("dataset", "../<script>alert(1)</script>"), TYPE, PERSON, cookie);
            assertThat(odd.status()).isEqualTo(400);
            assertThat(odd.body()).doesNotContain("<script>alert");
            assertThat(kept()).isZero();
        }
    }

    @Test
    void whoIsNotLetInWritesNothing() throws IOException {
        try (RunningRaptor raptor =
                RunningRaptor.start(home, Role.SERVER, Map.of("raptor.server.token", "a-token-of-this-test"))) {
            Wire wire = new Wire(raptor);
            Answer login = wire.get("/login", PERSON);
            Matcher hidden =
                    Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(login.body());
            assertThat(hidden.find()).isTrue();
            String action = "/new?_csrf=" + URLEncoder.encode(hidden.group(1), StandardCharsets.UTF_8);
            Answer refused =
                    wire.post(action, body("dataset", "d"), TYPE, PERSON, "Cookie: " + login.cookie("XSRF-TOKEN"));
            assertThat(refused.status()).isEqualTo(302);
            assertThat(refused.header("Location").orElse("")).contains("/login");
            assertThat(kept()).isZero();
        }
    }
}
