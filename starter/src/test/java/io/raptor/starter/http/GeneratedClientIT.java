package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client in another language, generated from the server's own description, leads a task through its whole life. */
final class GeneratedClientIT {

    private static final Path TOOLS =
            Path.of("../target/client-tools/bin").toAbsolutePath().normalize();
    private static final Path SCRIPT =
            Path.of("src/test/python/life_of_a_task.py").toAbsolutePath();
    private static final String TOKEN = "a-token-of-this-test-alone";
    private static final int DOCUMENTS = 12;

    @TempDir
    private static Path folder;

    /** Skipping is for laptops: what CI is there for must not be left out quietly. */
    @BeforeAll
    static void tools() {
        if (!Files.isExecutable(TOOLS.resolve("openapi-python-client"))) {
            String message = "no generator of clients: run .ci/client, which needs python3";
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            Assumptions.abort(message);
        }
    }

    @Test
    void leadsATaskThroughItsLife() throws IOException, InterruptedException {
        Path documents = documents();
        try (RunningRaptor raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.server.token", TOKEN, "raptor.sources.roots", documents.toString()))) {
            Path description = folder.resolve("openapi.json");
            Files.writeString(
                    description, raptor.get(ApiDescription.PATH, TOKEN).body());
            Path config = folder.resolve("generator.yaml");
            Files.writeString(config, """
                    project_name_override: raptor-client
                    package_name_override: raptor_client
                    post_hooks: []
                    content_type_overrides:
                      application/jsonl: text/plain
                      application/problem+json: application/json
                    """);
            String generator = TOOLS.resolve("openapi-python-client").toString();
            Path client = folder.resolve("client");
            run(
                    List.of(
                            generator,
                            "generate",
                            "--fail-on-warning",
                            "--path",
                            description.toString(),
                            "--config",
                            config.toString(),
                            "--output-path",
                            client.toString()),
                    Map.of());
            String python = TOOLS.resolve("python").toString();
            String said = run(
                    List.of(python, SCRIPT.toString(), raptor.address(), TOKEN, documents.toString()),
                    Map.of("PYTHONPATH", client.toString(), "PYTHONDONTWRITEBYTECODE", "1"));
            assertThat(said).contains("the whole life of a task");
        }
    }

    private static Path documents() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (int i = 0; i < DOCUMENTS; i++) {
            Files.writeString(
                    documents.resolve("tower" + i + ".md"),
                    ("In tower " + i + " the keeper kindles the light when dusk falls over the bay. ").repeat(60));
        }
        Files.write(documents.resolve("broken.docx"), new byte[] {'P', 'K', 3, 4, 0, 1, 2});
        return documents;
    }

    /** @return what the program said */
    private static String run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as("ends in time: " + said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
