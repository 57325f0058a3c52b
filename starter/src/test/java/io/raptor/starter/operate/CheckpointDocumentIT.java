package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.operate.CheckpointSnippets.Snippet;
import io.raptor.starter.operate.Scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the document on checkpoints says how to do, done on a real server: by commands and in Java. */
@Timeout(300)
class CheckpointDocumentIT {

    private static final String DOCUMENT = "checkpoints.md";
    private static final CommandLines LINES = CommandLines.of(DOCUMENT, "sh");
    private static final CommandLines JAVA = CommandLines.of(DOCUMENT, "java");
    private static final Path SNIPPETS = Path.of("src/test/java/io/raptor/starter/operate/CheckpointSnippets.java");
    private static final Pattern SNIPPET = Pattern.compile("( *)// \\[(\\S+)]\\R(.*?) *// \\[end]", Pattern.DOTALL);
    /** Operations that the report names, for none to be left out. */
    private static final List<String> OPERATIONS = List.of(
            "create_checkpoint",
            "get_by_task_id",
            "save_document_completion",
            "save_document_failure",
            "get_pending_documents",
            "get_failed_documents",
            "pause_checkpoint",
            "resume_checkpoint",
            "cancel_checkpoint",
            "is_paused",
            "is_cancelled",
            "should_retry",
            "reset_document_for_retry",
            "get_checkpoint_status");

    @TempDir
    private Path folder;

    @Test
    void everyOperationOfTheReportHasItsRow() {
        assertThat(OPERATIONS)
                .allSatisfy(name ->
                        assertThat(CommandLines.text(DOCUMENT)).containsPattern("\\| .*`" + name + "\\(\\)`.* \\|"));
    }

    @Test
    void itsJavaIsQuotedToTheLetterFromCodeThatIsCompiled() throws IOException {
        Map<String, List<String>> compiled = new LinkedHashMap<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(SNIPPETS));
        while (snippet.find()) {
            String indented = snippet.group(3).stripTrailing();
            String text = indented.replaceAll("(?m)^" + snippet.group(1), "");
            compiled.put(snippet.group(2), text.lines().toList());
        }
        assertThat(JAVA.blocks()).isEqualTo(compiled).containsOnlyKeys(CheckpointSnippets.ALL.keySet());
    }

    @TestFactory
    List<DynamicTest> everyWayIsGone() throws IOException {
        RealServer server = RealServer.start(folder);
        Scenarios scenarios = new Scenarios(server.site());
        List<DynamicTest> tests = new ArrayList<>();
        LINES.blocks()
                .forEach((block, lines) -> lines.forEach(line -> tests.add(DynamicTest.dynamicTest(
                        block + ": " + line, () -> scenarios.of(block).prove(line, server.site())))));
        CheckpointSnippets.ALL.forEach((block, java) ->
                tests.add(DynamicTest.dynamicTest("Java, " + block, () -> prove(scenarios.of(block), java))));
        tests.add(DynamicTest.dynamicTest("stops cleanly", server::stop));
        return tests;
    }

    private static void prove(Scenario scenario, Snippet java) throws IOException {
        Task task = scenario.before().get();
        scenario.after().check(task, Site.printed(() -> {
            java.run(task);
            return 0;
        }));
    }
}
