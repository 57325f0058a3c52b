package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.GraphPrinter;
import io.raptor.starter.cli.view.NodePrinter;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.EntityDetail;
import io.raptor.starter.dataset.LineageView;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.text.Json;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show a passage, a summary or an entity: what it says, its place, and what is around it. */
@Command(description = "Show a passage, a summary or an entity: what it says, its place, and what is around it.")
public final class ShowCommand extends DatasetCommand {

    @Parameters(
            index = "1",
            paramLabel = "NODE|ENTITY",
            description = "a node's id, as search and tree --ids print it, or an entity's name or id")
    @SuppressWarnings("NullAway.Init")
    private String node;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            DatasetOperations datasets = access.datasets();
            try {
                show(access, datasets.node(dataset, node));
            } catch (OperationException noNode) {
                show(entityInstead(datasets, noNode));
            }
            return ExitCode.DONE;
        }
    }

    /** Of a dataset with a graph; else what was wrong with the node is said. */
    private EntityDetail entityInstead(DatasetOperations datasets, OperationException noNode) {
        try {
            datasets.graphs().graph(dataset);
        } catch (OperationException noGraph) {
            throw noNode;
        }
        return datasets.graphs().entity(dataset, node);
    }

    private void show(EntityDetail entity) {
        if (json) {
            raptor.out().println(Json.write(entity));
        } else {
            new GraphPrinter(raptor.screen()).print(entity);
        }
    }

    private void show(TaskAccess access, LineageView found) {
        if (json) {
            raptor.out().println(Json.write(found));
        } else {
            new NodePrinter(raptor.screen(), titles(access, found.node().docId())).print(found);
        }
    }

    /** The nodes around it, to be named; those around a node of the dataset's own tree stand in many documents. */
    private Map<String, NodeView> titles(TaskAccess access, String document) {
        return document.isEmpty()
                ? Map.of()
                : access.datasets().tree(dataset, document).stream()
                        .collect(Collectors.toMap(NodeView::id, Function.identity()));
    }
}
