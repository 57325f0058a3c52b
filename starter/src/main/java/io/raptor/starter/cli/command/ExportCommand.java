package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.InvalidSettings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Print a dataset, one node per line, or its graph, one row per line. */
@Command(description = "Print a dataset, one node per line, or its graph, one row per line.")
public final class ExportCommand extends DatasetCommand {

    @Option(names = "--format", description = "jsonl")
    private String format = "jsonl";

    @Option(names = "--tables", description = "nodes, or graph for the tables of the dataset's graph")
    private String tables = "nodes";

    @Override
    public Integer call() {
        if (!format.equals("jsonl")) {
            throw new InvalidSettings(List.of("--format must be jsonl, not " + format));
        }
        if (!tables.equals("nodes") && !tables.equals("graph")) {
            throw new InvalidSettings(List.of("--tables must be nodes or graph, not " + tables));
        }
        try (TaskAccess access = TaskAccess.open(raptor)) {
            raptor.out().flush();
            // Bytes as the exporter makes them: a terminal's character set must not change a file.
            if (tables.equals("graph")) {
                access.library().graphs().export(dataset, System.out);
            } else {
                access.library().export(dataset, System.out);
            }
            System.out.flush();
            return ExitCode.DONE;
        }
    }
}
