package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A command that only reads makes no home. */
class MissingHomeTest {

    private static final String LOG_FILE = "raptor.log.file";
    private static final String LOG_OFF = "io.raptor.log.off";

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    @AfterEach
    void forgetTheLog() {
        System.clearProperty(LOG_FILE);
        System.clearProperty(LOG_OFF);
    }

    private int run(String... arguments) {
        CommandLine line = CommandLineInterface.line(arguments);
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    @Test
    void isSaidAndStaysAway() {
        Path home = folder.resolve("none");
        assertThat(run("--home", home.toString(), "--temporal", "embedded", "list"))
                .isZero();
        assertThat(said.toString()).contains(home.toString()).contains("index PATH");
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"status,task", "documents,task", "pause,task", "tree,dataset"})
    void whatIsNamedIsNotThere(String command, String name) {
        Path home = folder.resolve("none");
        assertThat(run("--home", home.toString(), "--temporal", "embedded", command, name))
                .isPositive();
        assertThat(said.toString()).contains(name);
        assertThat(home).doesNotExist();
    }
}
