package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.GraphPrinter;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.text.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Show a dataset's graph: its size, its biggest communities, and what was dropped. */
@Command(description = "Show a dataset's graph: its size, its biggest communities, and what was dropped.")
public final class GraphCommand extends DatasetCommand {

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
