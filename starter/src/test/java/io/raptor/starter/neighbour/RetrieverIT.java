package io.raptor.starter.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The retrievers among the examples, as the libraries of others call them. */
@Timeout(300)
class RetrieverIT {

    private static final String TOKEN = "a-token-of-this-test-alone";
    private static final String DATASET = "lights";
    private static final String QUESTION = "what does the lamp burn?";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"langchain", "llamaindex"})
    void findsPassagesWithTheirPlaces(String library) throws Exception {
        Python.require();
        finds(environment -> Python.run(
                Path.of("../examples", library, "raptor_retriever.py"), List.of(DATASET, QUESTION), environment));
    }

    /** With the libraries of this test, of which LangChain4j's core is one. */
    @Test
    void findsPassagesFromJava() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        finds(environment -> Program.run(
                List.of(
                        java,
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "../examples/langchain4j/RaptorRetriever.java",
                        DATASET,
                        QUESTION),
                environment));
    }

    /** A program that is told by variables where the server is. */
    private interface Retrieval {

        String run(Map<String, String> environment) throws Exception;
    }

    private void finds(Retrieval retrieval) throws Exception {
        Path lights = Files.createDirectory(folder.resolve(DATASET));
        Files.writeString(
                lights.resolve("tern.md"), "# Fuel\n\n" + "The lamp burns paraffin that a boat brings. ".repeat(30));
        try (RunningRaptor raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.server.token", TOKEN, "raptor.sources.roots", lights.toString()))) {
            raptor.index(DATASET, lights);
            String said = retrieval.run(Map.of("RAPTOR", raptor.address(), "RAPTOR_TOKEN", TOKEN));
            assertThat(said).contains("tern.md › Fuel", "paraffin");
        }
    }
}
