package io.raptor.starter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image starts, with a stand-in for Java that prints its words. */
class ImageStartTest {

    @Test
    void optionsForJavaOverrideThoseOfTheImage(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(started(folder, "-XX:TieredStopAtLevel=4 -Dx=y"))
                .containsSubsequence(
                        "-XX:TieredStopAtLevel=1\n",
                        "-XX:TieredStopAtLevel=4\n-Dx=y\n",
                        "-jar\nraptor.jar\nserve\n--home\na b\n");
        assertThat(started(folder, "")).contains("ALL-UNNAMED\n-jar\nraptor.jar\nserve\n");
    }

    private static String started(Path folder, String options) throws IOException, InterruptedException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder start = new ProcessBuilder("/bin/sh", "../docker/start", "serve", "--home", "a b");
        start.redirectErrorStream(true)
                .environment()
                .putAll(Map.of("PATH", folder + ":/usr/bin:/bin", "RAPTOR_JAVA_OPTS", options));
        Process process = start.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
