package io.raptor.starter.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The retrievers among the examples, as the libraries of others call them. */
@Timeout(300)
class RetrieverIT {

    private static final String TOKEN = "a-token-of-this-test-alone";

    @TempDir
    Path folder;

    @BeforeAll
    static void tools() {
        Python.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"langchain", "llamaindex"})
    void findsPassagesWithTheirPlaces(String library) throws Exception {
        Path lights = Files.createDirectory(folder.resolve("lights"));
        Files.writeString(
                lights.resolve("tern.md"), "# Fuel\n\n" + "The lamp burns paraffin that a boat brings. ".repeat(30));
        try (RunningRaptor raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.server.token", TOKEN, "raptor.sources.roots", lights.toString()))) {
            raptor.index("lights", lights);
            String said = Python.run(
                    Path.of("../examples", library, "raptor_retriever.py"),
                    List.of("lights", "what does the lamp burn?"),
                    Map.of("RAPTOR", raptor.address(), "RAPTOR_TOKEN", TOKEN));
            assertThat(said).contains("tern.md › Fuel", "paraffin");
        }
    }
}
