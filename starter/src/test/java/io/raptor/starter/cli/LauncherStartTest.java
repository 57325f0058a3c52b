package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher makes of where it is started: a Java stands by that tells how it was called. */
@Timeout(60)
final class LauncherStartTest {

    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo fake version \\"$VERSION\\" >&2; exit; fi
            for word; do echo "$word"; done
            echo "LC_ALL=$LC_ALL"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void build() throws IOException {
        Files.copy(Path.of("..", "raptor"), folder.resolve("raptor"));
        Path built = Files.createDirectories(folder.resolve("starter/target/raptor"));
        Files.writeString(built.resolve("current"), "1-2\n");
        Files.writeString(built.resolve(".built"), "");
    }

    private String launched(String version, Map<String, String> environment) throws IOException, InterruptedException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", folder.resolve("raptor").toString(), "search", "d", "a b");
        builder.redirectErrorStream(true).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "JAVA_HOME",
                        folder.resolve("jdk").toString()));
        builder.environment().put("VERSION", version);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void namesFilesInUtf8WhereThereIsNoLocale() throws IOException, InterruptedException {
        assertThat(launched("17.0.1", Map.of())).contains("LC_ALL=C.UTF-8\n");
        assertThat(launched("17.0.1", Map.of("LC_ALL", "", "LANG", "POSIX"))).contains("LC_ALL=C.UTF-8\n");
        assertThat(launched("17.0.1", Map.of("LANG", "de_DE.UTF-8"))).contains("LC_ALL=\n");
        assertThat(launched("17.0.1", Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "C")))
                .contains("LC_ALL=fr_FR.UTF-8\n");
    }

    @Test
    void passesWordsAsTheyAreAndOptionsForJavaBeforeThem() throws IOException, InterruptedException {
        assertThat(launched("17.0.1", Map.of("RAPTOR_JAVA_OPTS", "-Xmx1g -Dx=y")))
                .containsSubsequence("-Xmx1g\n-Dx=y\n", "-jar\n", "/raptor.jar\nsearch\nd\na b\n");
    }

    @Test
    void startsEachJavaAsItWants() throws IOException, InterruptedException {
        assertThat(launched("17.0.1", Map.of())).doesNotContain("AutoCreateSharedArchive", "enable-native-access");
        assertThat(launched("25", Map.of())).contains("AutoCreateSharedArchive", "enable-native-access");
    }
}
