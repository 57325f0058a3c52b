package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The document on HTTP, from its first block to its last, as somebody would follow it in a shell. */
class RestDocumentIT {

    private static final CommandLines LINES = CommandLines.of("rest.md", "sh");
    private static final String SET_UP = "set-up";
    private static final String TOKEN = "a-token-of-this-document";
    private static final String TASK = "papers";
    private static final Duration LONG = Duration.ofSeconds(40);

    /** What each line of a block says, as patterns; a block that is not here fails. */
    private static final Map<String, List<String>> SAYS = new LinkedHashMap<>();

    static {
        SAYS.put("description", List.of("\"openapi\":\"3\\.1\\.0\""));
        SAYS.put("upload", List.of("\"source\":\"upload://papers\".*chapter1.md.*chapter2.md"));
        SAYS.put("estimate", List.of("\"documents\":3,\"leaves\":\\d\\d.*\"model_calls\":[1-9]"));
        SAYS.put("start", List.of("\"task_id\":\"papers\""));
        SAYS.put("start-again", List.of("\"task_id\":\"papers\""));
        SAYS.put("status", List.of("\"state\":\"running\""));
        SAYS.put("words", List.of("papers running: \\d/4 documents"));
        SAYS.put("task", List.of("\"configuration\":\\{.*\"max_concurrent_documents\":2"));
        SAYS.put("list", List.of("\"items\":\\[\\{\"task_id\":\"papers\".*\"total\":1"));
        SAYS.put("documents", List.of("\"next_cursor\":2,\"total\":4", "\"number\":3", "\"total\":3"));
        SAYS.put("events", List.of("event: ?status"));
        SAYS.put("pause", List.of("\"is_paused\":true.*\"pause_reason\":\"lunch\""));
        SAYS.put("budget", List.of("\"task_id\":\"papers\""));
        SAYS.put("concurrency", List.of("\"max_concurrent_documents\":4"));
        SAYS.put("resume", List.of("\"is_paused\":false"));
        SAYS.put("cancel", List.of("\"state\":\"cancell"));
        SAYS.put("go-on", List.of("\"task_id\":\"papers\""));
        SAYS.put("wait", List.of("\"state\":\"completed_with_failures\".*\"error_type\":\"DocumentUnreadable\""));
        SAYS.put("failed", List.of("\"doc_id\":\"broken.pdf\",\"state\":\"failed\"", "^\\[\\]$"));
        SAYS.put("retry", List.of("\"put_back\":1,\"refused\":\\[\\]"));
        SAYS.put("missing", List.of("^\\[\\]$"));
        SAYS.put("datasets", List.of("\"name\":\"papers\""));
        SAYS.put("tree", List.of("\"doc_id\":\"chapter1.md\"", "\"level\":0"));
        SAYS.put("search", List.of("\"provenance\"", "\"doc_id\":\"chapter1.md\"", "\"level\":0"));
        SAYS.put("node", List.of("", "\"ancestors\""));
        SAYS.put("export", List.of("^$"));
        SAYS.put("delete", List.of("^$", "^$"));
        SAYS.put("health", List.of("UP", "raptor_documents"));
    }

    @TempDir
    private static Path folder;

    private static HeldModel model;
    private static RunningRaptor raptor;

    /** Skipping is for laptops: what CI is there for must not be left out quietly. */
    @BeforeAll
    static void start() throws IOException {
        if (!Files.isExecutable(Path.of("/bin/bash")) || !Files.isExecutable(Path.of("/usr/bin/curl"))) {
            assertThat(System.getenv("CI")).as("bash and curl are needed").isNotEqualTo("true");
            Assumptions.abort("bash and curl are needed");
        }
        Path papers = Files.createDirectory(folder.resolve(TASK));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    papers.resolve("chapter" + i + ".md"),
                    ("In year " + i + " the keeper of the lamp wrote about the weather. ").repeat(40));
        }
        Files.writeString(papers.resolve("broken.pdf"), "%PDF-1.7\nbroken");
        model = new HeldModel();
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of(
                        "raptor.server.token",
                        TOKEN,
                        "raptor.sources.roots",
                        papers.toString(),
                        "raptor.chat.base-url",
                        model.baseUrl(),
                        "raptor.chat.model",
                        "held"));
    }

    @AfterAll
    static void stop() {
        if (raptor != null) {
            model.close();
            raptor.close();
        }
    }

    @TestFactory
    List<DynamicTest> everyBlockInItsOrder() {
        assertThat(LINES.blocks().keySet()).containsAll(SAYS.keySet());
        List<DynamicTest> tests = new ArrayList<>();
        LINES.blocks().forEach((block, lines) -> {
            if (!block.equals(SET_UP)) {
                tests.add(DynamicTest.dynamicTest(block, () -> {
                    before(block);
                    prove(block, lines);
                }));
            }
        });
        return tests;
    }

    /** What a reader waits for between two blocks, or finds as it is. */
    private static void before(String block) {
        switch (block) {
            case "status" ->
                raptor.await(TASK, status -> status.runningDocuments() > 0 && status.failedDocuments() > 0);
            case "go-on" -> raptor.await(TASK, status -> status.state() == TaskState.CANCELLED);
            case "wait" -> model.release("");
            case "missing" -> raptor.await(TASK, status -> status.state().ended());
            default -> {
                // It follows at once.
            }
        }
    }

    /** A block is one shell's; what a line says is told apart by what is printed behind it. */
    private static void prove(String block, List<String> lines) {
        assertThat(SAYS).as("nothing proves the block").containsKey(block);
        List<String> patterns = SAYS.getOrDefault(block, List.of());
        assertThat(patterns).hasSameSizeAs(lines);
        await(block).atMost(LONG).pollInSameThread().untilAsserted(() -> {
            String[] said = run(lines).split("=next=", -1);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(said[i].strip()).as(lines.get(i)).containsPattern("(?s)" + patterns.get(i));
            }
        });
    }

    private static String run(List<String> lines) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        LINES.block(SET_UP).forEach(line -> script.append(line).append('\n'));
        script.append("export RAPTOR=").append(raptor.address()).append('\n');
        script.append("export RAPTOR_HEALTH=http://127.0.0.1:")
                .append(raptor.managementPort())
                .append('\n');
        for (String line : lines) {
            // Events go on until curl has waited long enough, which it tells by its code.
            String tolerant = line.contains("--max-time") ? line + " || [ $? = 28 ]" : line;
            script.append(tolerant.replace("/data/papers", folder.resolve(TASK).toString()))
                    .append("\necho =next=\n");
        }
        Path out = Files.createTempFile(folder, "block", ".out");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("RAPTOR_TOKEN", TOKEN);
        Process process = builder.start();
        boolean ended = process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out);
        assertThat(ended).as("it ends: " + said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
