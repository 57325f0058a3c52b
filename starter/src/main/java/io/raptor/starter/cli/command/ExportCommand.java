package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.parquet.ParquetExport;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Print a dataset, one node per line, or its graph, one row per line; or write them as Parquet files. */
@Command(
        description =
                "Print a dataset, one node per line, or its graph, one row per line; or write them as Parquet files.")
public final class ExportCommand extends DatasetCommand {

    private static final String PARQUET = "parquet";

    @Option(names = "--format", description = "jsonl, or parquet for a file a table (jsonl)")
    private String format = "jsonl";

    @Option(names = "--tables", description = "nodes, or graph for the tables of the dataset's graph (nodes)")
    private String tables = "nodes";

    @Option(names = "--to", paramLabel = "FOLDER", description = "where the Parquet files are written")
    private @Nullable Path to;

    @Override
    public Integer call() {
        if (!format.equals("jsonl") && !format.equals(PARQUET)) {
            throw new InvalidSettings(List.of("--format must be jsonl or parquet, not " + format));
        }
        if (!tables.equals("nodes") && !tables.equals("graph")) {
            throw new InvalidSettings(List.of("--tables must be nodes or graph, not " + tables));
        }
        if (format.equals(PARQUET) == (to == null)) {
            throw new InvalidSettings(List.of(
                    to == null
                            ? "--format parquet needs --to FOLDER"
                            : "--to is for --format parquet: jsonl is printed"));
        }
        try (TaskAccess access = TaskAccess.open(raptor)) {
            if (to == null) {
                print(access.datasets());
            } else {
                write(access.datasets(), to);
            }
            return ExitCode.DONE;
        }
    }

    private void print(DatasetOperations datasets) {
        raptor.out().flush();
        // Bytes as the exporter makes them: a terminal's character set must not change a file.
        export(datasets, System.out);
        System.out.flush();
    }

    private void export(DatasetOperations datasets, OutputStream out) {
        if (tables.equals("graph")) {
            datasets.graphs().export(dataset, out);
        } else {
            datasets.export(dataset, out);
        }
    }

    private void write(DatasetOperations datasets, Path folder) {
        try (ParquetExport files =
                tables.equals("graph") ? ParquetExport.ofGraph(folder) : ParquetExport.ofNodes(folder)) {
            export(datasets, files);
            files.finish().forEach((place, rows) -> raptor.err().println(place + ": " + rows + " rows"));
        } catch (IOException e) {
            throw new OperationException(
                    Kind.UNAVAILABLE, folder + " cannot be written: check that it is a folder of yours with room");
        }
    }
}
