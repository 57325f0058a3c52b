package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A graph at the shell, made without any model: indexed, shown, exported. */
@Timeout(200)
class GraphCommandsIT {

    @TempDir
    Path folder;

    private Terminals terminals;

    @BeforeEach
    void index() throws Exception {
        terminals = new Terminals(folder);
        Path island = Files.createDirectory(folder.resolve("island"));
        Files.writeString(
                island.resolve("boats.md"),
                "# Boats\n\nThe ferry Solveig sails from Port Aldren to Tern Holm. The captain of the Solveig is Mina Okafor."
                        + " In Port Aldren the Solveig takes fuel.\n");
        Files.writeString(
                island.resolve("people.md"),
                "# People\n\nMina Okafor lives in Port Aldren. Mina Okafor and Piet Solberg wrote the rules of the Solveig.\n");
        assertThat(run("index", "index", island.toString(), "--type", "graphrag"))
                .as(terminals.said("index"))
                .isZero();
    }

    @AfterEach
    void close() {
        terminals.close();
    }

    @Test
    void isMadeShownAndExported() throws Exception {
        assertThat(terminals.said("index")).contains("Task island: completed", "Graph: ./raptor graph island");
        assertThat(run("graph", "graph", "island")).isZero();
        assertThat(terminals.said("graph")).contains("island, generation 1", "Solveig");
        assertThat(run("entity", "show", "island", "mina okafor")).isZero();
        assertThat(terminals.said("entity"))
                .contains("Mina Okafor", "of 2 documents", "The captain of the Solveig is Mina Okafor.");
        assertThat(run("local", "search", "island", "--mode", "local", "who wrote rules with Piet Solberg"))
                .isZero();
        assertThat(terminals.said("local")).contains("Mina Okafor and Piet Solberg wrote", "through Piet Solberg");
        assertThat(run("global", "search", "island", "--mode", "global", "what sails here"))
                .isZero();
        assertThat(terminals.said("global")).contains("Solveig", "summary of");
        assertThat(run("export", "export", "island", "--tables", "graph")).isZero();
        assertThat(terminals.said("export")).contains("\"title\":\"Port Aldren\"");
    }

    @Test
    void namesAreJoinedAndPartedByHand() throws Exception {
        assertThat(run(
                        "join",
                        "graph",
                        "island",
                        "--join",
                        "Mina Okafor",
                        "Piet Solberg",
                        "--part",
                        "Solveig",
                        "Ferry"))
                .isZero();
        assertThat(terminals.said("join")).contains("mina okafor = piet solberg", "ferry != solveig", "next run");
        assertThat(run("again", "index", folder.resolve("island").toString(), "--type", "graphrag"))
                .isZero();
        assertThat(run("both", "show", "island", "piet solberg")).isZero();
        assertThat(terminals.said("both")).contains("Mina Okafor", "somebody said so");
        assertThat(run("free", "graph", "island", "--free", "Piet Solberg", "mina okafor"))
                .isZero();
        assertThat(terminals.said("free")).doesNotContain("piet solberg").contains("ferry != solveig");
        assertThat(run("same", "graph", "island", "--join", "SOLVEIG", "Solveig"))
                .isPositive();
        assertThat(terminals.said("same")).contains("cannot be told apart");
    }

    @Test
    void whatItDoesNotHoldIsRefusedByName() throws Exception {
        assertThat(run("none", "graph", "elsewhere")).isPositive();
        assertThat(terminals.said("none")).contains("elsewhere");
        assertThat(run("nobody", "show", "island", "Nobody Known")).isPositive();
        assertThat(terminals.said("nobody")).contains("Nobody Known");
    }

    private int run(String name, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return terminals.run(name, Map.of(), all.toArray(String[]::new));
    }
}
