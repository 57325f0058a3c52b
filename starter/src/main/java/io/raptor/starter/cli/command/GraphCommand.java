package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.GraphPrinter;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.text.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show a dataset's graph: its size, its biggest communities, and what was dropped. */
@Command(description = "Show a dataset's graph: its size, its biggest communities, and what was dropped.")
public final class GraphCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "DATASET", description = "the dataset")
    @SuppressWarnings("NullAway.Init")
    private String dataset;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            GraphView graph = access.library().graphs().graph(dataset);
            if (json) {
                raptor.out().println(Json.write(graph));
            } else {
                new GraphPrinter(raptor.screen()).print(graph);
            }
            return ExitCode.DONE;
        }
    }
}
