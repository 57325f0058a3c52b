package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.GraphPrinter;
import io.raptor.starter.dataset.GraphOperations;
import io.raptor.starter.dataset.GraphView;
import io.raptor.starter.dataset.PinnedView;
import io.raptor.starter.text.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Show a dataset's graph, or say which of its names are one thing. */
@Command(
        description = {
            "Show a dataset's graph: its size, its biggest communities, and what was dropped; or say which of its names"
                    + " are one thing and which are not. The next run of the dataset goes by what is said."
        })
public final class GraphCommand extends DatasetCommand {

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--join",
            arity = "2",
            paramLabel = "NAME",
            description = "these two names are one thing, whatever rules or a model say")
    private String[] joined = {};

    @Option(names = "--part", arity = "2", paramLabel = "NAME", description = "these two names are two things")
    private String[] parted = {};

    @Option(
            names = "--free",
            arity = "2",
            paramLabel = "NAME",
            description = "take back what was said of these two names")
    private String[] freed = {};

    @Option(names = "--names", description = "list what is said of names")
    private boolean names;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            GraphOperations graphs = access.datasets().graphs();
            List<PinnedView> said = said();
            if (said.isEmpty() && !names) {
                show(graphs.graph(dataset));
            } else {
                said.forEach(pair -> graphs.pin(dataset, pair));
                list(graphs.pinned(dataset), !said.isEmpty());
            }
            return ExitCode.DONE;
        }
    }

    private List<PinnedView> said() {
        List<PinnedView> said = new ArrayList<>();
        pairs(freed, PinnedView.OPEN, said);
        pairs(joined, PinnedView.SAME, said);
        pairs(parted, PinnedView.DIFFERENT, said);
        return said;
    }

    /** An option that is given several times has all its names in one row. */
    private static void pairs(String[] given, String are, List<PinnedView> to) {
        for (int i = 0; i + 1 < given.length; i += 2) {
            to.add(new PinnedView(given[i], given[i + 1], are));
        }
    }

    private void show(GraphView graph) {
        if (json) {
            raptor.out().println(Json.write(graph));
        } else {
            new GraphPrinter(raptor.screen()).print(graph);
        }
    }

    private void list(List<PinnedView> pinned, boolean changed) {
        if (json) {
            raptor.out().println(Json.write(pinned));
        } else {
            new GraphPrinter(raptor.screen()).print(pinned, changed);
        }
    }
}
