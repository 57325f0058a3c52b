package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command finds wrong before it begins anything. */
@Timeout(200)
class StartIT {

    @TempDir
    Path folder;

    private Terminals terminals;
    private String home;

    @BeforeEach
    void open() {
        terminals = new Terminals(folder);
        home = folder.resolve("home").toString();
    }

    @AfterEach
    void close() {
        terminals.close();
    }

    @Test
    void aPortThatIsInUseIsNamedWithAnotherOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(terminals.run("serve", Map.of(), "serve", "--home", home, "--port", String.valueOf(port)))
                    .isEqualTo(ExitCode.ERROR);
            assertThat(terminals.said("serve"))
                    .contains("port " + port + " is in use", "--port ")
                    .doesNotContain("bean");
        }
    }

    @Test
    void sourceRootsThatAreNotThereAreNamed() throws Exception {
        Files.createDirectory(folder.resolve("there"));
        String roots = folder.resolve("there") + "," + folder.resolve("one:two");
        terminals.start("serve", Map.of("RAPTOR_SOURCE_ROOTS", roots), "serve", "--home", home, "--port", "0");
        await().atMost(Terminals.PATIENCE).until(() -> terminals.said("serve").contains("separated by commas"));
        assertThat(terminals.said("serve"))
                .contains("source root " + folder.resolve("one:two"))
                .doesNotContain("source root " + folder.resolve("there"));
    }

    @Test
    void foldersWithoutFilesBeginNothing() throws IOException, InterruptedException {
        Path hidden = Files.createDirectories(folder.resolve("empty/.git"));
        Files.writeString(hidden.resolve("config"), "no document");
        Files.createDirectories(folder.resolve("empty/inner/innermost"));
        String empty = folder.resolve("empty").toString();
        assertThat(terminals.run("index", Map.of(), "index", empty, "--home", home))
                .isEqualTo(ExitCode.ERROR);
        assertThat(terminals.said("index")).contains("no files found in " + empty);
        assertThat(folder.resolve("home/store")).doesNotExist();
    }
}
