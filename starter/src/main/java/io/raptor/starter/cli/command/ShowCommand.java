package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.NodePrinter;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.text.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show a passage or summary: its text, its place, and the nodes above and below it. */
@Command(description = "Show a passage or summary: its text, its place, and the nodes above and below it.")
public final class ShowCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "DATASET", description = "the dataset")
    @SuppressWarnings("NullAway.Init")
    private String dataset;

    @Parameters(index = "1", paramLabel = "NODE", description = "the node's id, as search and tree --ids print it")
    @SuppressWarnings("NullAway.Init")
    private String node;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            LineageView found = access.library().node(dataset, node);
            if (json) {
                raptor.out().println(Json.write(found));
            } else {
                new NodePrinter(raptor.screen(), titles(access, found.node().docId())).print(found);
            }
            return ExitCode.DONE;
        }
    }

    /** The nodes around it, to be named; those around a node of the dataset's own tree stand in many documents. */
    private Map<String, NodeView> titles(TaskAccess access, String document) {
        return document.isEmpty()
                ? Map.of()
                : access.library().tree(dataset, document).stream()
                        .collect(Collectors.toMap(NodeView::id, Function.identity()));
    }
}
