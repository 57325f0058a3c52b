package io.raptor.starter.cli.command;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show datasets, a dataset's documents, or a document's tree. */
@Command(description = "Show datasets, a dataset's documents, or a document's tree.")
public final class TreeCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATASET", description = "the dataset")
    private @Nullable String dataset;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DOCUMENT", description = "the document")
    private @Nullable String document;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            if (dataset == null) {
                datasets(access);
            } else if (document == null) {
                documents(access, dataset);
            } else {
                tree(access.library().tree(dataset, document));
            }
            return ExitCode.DONE;
        }
    }

    private void datasets(TaskAccess access) {
        for (Dataset one : access.library().datasets()) {
            raptor.out()
                    .println(
                            json
                                    ? Json.write(one)
                                    : one.name() + "  " + one.documents() + " documents, " + one.leaves() + " leaves, "
                                            + one.summaries() + " summaries");
        }
    }

    private void documents(TaskAccess access, String name) {
        String after = "";
        List<TreeView> page;
        do {
            page = access.library().documents(name, after, 500);
            for (TreeView one : page) {
                raptor.out()
                        .println(
                                json
                                        ? Json.write(one)
                                        : Visible.line(one.docId()) + "  " + one.leaves() + " leaves, "
                                                + one.summaries() + " summaries, " + one.levels() + " levels");
                after = one.docId();
            }
        } while (!page.isEmpty());
    }

    private void tree(List<NodeView> nodes) {
        if (json) {
            raptor.out().println(Json.write(nodes));
            return;
        }
        int top = nodes.stream().mapToInt(NodeView::level).max().orElse(0);
        for (int level = top; level >= 0; level--) {
            for (NodeView node : nodes) {
                if (node.level() == level) {
                    print(node, top);
                }
            }
        }
    }

    private void print(NodeView node, int top) {
        String text = (node.title().isEmpty() ? node.text() : node.title()).replaceAll("\\s+", " ");
        String shown = text.length() > 100 ? text.substring(0, 99) + "…" : text;
        raptor.out().println("  ".repeat(top - node.level()) + node.level() + "." + node.index() + "  " + shown);
    }
}
