package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.workflow.request.SettingGroup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    private static final List<String> SHOWN = List.of(
            "index",
            "watch",
            "estimate",
            "serve",
            "open",
            "worker",
            "list",
            "status",
            "pause",
            "resume",
            "cancel",
            "retry-failed",
            "documents",
            "rejected",
            "search-attributes",
            "search",
            "tree",
            "show",
            "export",
            "mcp",
            "delete",
            "init",
            "doctor",
            "completion",
            "help");

    private final StringWriter said = new StringWriter();

    @Test
    void helpListsAllCommandsWithWhatTheyAreFor() {
        assertThat(run("--help")).isZero();
        assertThat(said.toString().lines().map(String::strip).map(line -> line.split(" +", 2)[0]))
                .containsSubsequence(SHOWN)
                .doesNotContain("warm-up");
    }

    @ParameterizedTest
    @FieldSource("SHOWN")
    void everyCommandHasHelpAndTheOptionsOfAll(String name) {
        assertThat(run(name, "--help")).isZero();
        assertThat(said.toString())
                .contains("Usage: raptor " + name + " ")
                .contains("--home")
                .contains("--temporal");
    }

    @Test
    void aStartReadsTheNamedCommandAlone() {
        CommandLine line = CommandLineInterface.line("--home", "here", "status", "task");
        assertThat(line.getSubcommands()).containsOnlyKeys("status");
        assertThat(line.parseArgs("--home", "here", "status", "task")
                        .subcommand()
                        .originalArgs())
                .isEqualTo(List.of("--home", "here", "status", "task"));
    }

    @Test
    void aCommandsNameMayBeAnArgumentToo() {
        assertThat(CommandLineInterface.line("index", "status")
                        .parseArgs("index", "status")
                        .subcommand()
                        .commandSpec()
                        .name())
                .isEqualTo("index");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheOneThatWasMeant() {
        assertThat(run("stats")).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("Did you mean: raptor status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delet", "dellete", "remove-delete"})
    void whatDeletesIsSuggestedToNobody(String mistyped) {
        assertThat(run(mistyped)).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).doesNotContain("Did you mean").contains("Usage: raptor");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(run("help")).isZero();
        assertThat(said.toString()).contains("retry-failed", "doctor");
        assertThat(run("help", "index")).isZero();
        assertThat(said.toString()).contains("Usage: raptor index ");
    }

    @Test
    void helpOfIndexListsEverySettingWithItsDefaultAndBounds() {
        assertThat(run("help", "index")).isZero();
        assertThat(said.toString())
                .contains(SettingGroup.allSettings())
                .containsPattern("chunk_tokens +100 +a whole number between 16 and 4096")
                .containsPattern("clustering +graph +graph or gmm or sequential or structure")
                .containsPattern("cost_budget +none +a number above 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyShellGetsACompletionOfAllCommands(String shell) {
        assertThat(run("completion", shell)).isZero();
        assertThat(said.toString()).contains("retry-failed", "no-gitignore").doesNotContain("warm-up");
    }

    @Test
    void aQuerysWordsNeedNoQuotes() {
        String[] words = {"search", "papers", "when", "is", "the", "wind", "strong"};
        assertThat(CommandLineInterface.line(words)
                        .parseArgs(words)
                        .subcommand()
                        .matchedPositionalValue(1, List.<String>of()))
                .containsExactly("when", "is", "the", "wind", "strong");
    }

    @Test
    void helpForWhatIsNoCommandSaysSo() {
        assertThat(run("help", "nothing")).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("there is no command nothing");
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(said, true);
        return CommandLineInterface.line(arguments).setOut(out).setErr(out).execute(arguments);
    }
}
