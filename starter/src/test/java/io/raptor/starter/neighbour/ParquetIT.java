package io.raptor.starter.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.Terminals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files of a dataset with a graph, as pandas and DuckDB read them. */
@Timeout(300)
class ParquetIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void tools() {
        Python.require();
    }

    @Test
    void isReadByOthersAsItWasExported() throws Exception {
        Path island = Files.createDirectory(folder.resolve("island"));
        Files.writeString(
                island.resolve("boats.md"),
                "# Boats\n\nThe ferry Solveig sails from Port Aldren to Tern Holm. The captain of the Solveig is Mina Okafor."
                        + " In Port Aldren the Solveig takes fuel.\n");
        Files.writeString(
                island.resolve("people.md"),
                "# People\n\nMina Okafor lives in Port Aldren. Mina Okafor and Piet Solberg wrote the rules of the Solveig.\n");
        Path tables = folder.resolve("tables");
        String home = folder.resolve("home").toString();
        try (Terminals terminals = new Terminals(folder)) {
            assertThat(terminals.run(
                            "index", Map.of(), "index", island.toString(), "--type", "graphrag", "--home", home))
                    .as(terminals.said("index"))
                    .isZero();
            for (String kind : List.of("nodes", "graph")) {
                assertThat(terminals.run(
                                kind,
                                Map.of(),
                                "export",
                                "island",
                                "--format",
                                "parquet",
                                "--tables",
                                kind,
                                "--to",
                                tables.toString(),
                                "--home",
                                home))
                        .as(terminals.said(kind))
                        .isZero();
            }
            assertThat(terminals.said("graph")).contains("entities.parquet: ");
            assertThat(terminals.run("lines", Map.of(), "export", "island", "--home", home))
                    .isZero();
            Path lines = Files.writeString(folder.resolve("nodes.jsonl"), terminals.said("lines"));
            String said = Python.run(
                    Path.of("src/test/python/tables.py"), List.of(tables.toString(), lines.toString()), Map.of());
            assertThat(said).contains("the tables are as they were exported");
        }
    }
}
