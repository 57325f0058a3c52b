package io.raptor.starter.cli.command;

import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.TreePrinter;
import io.raptor.starter.config.InvalidSettings;
import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.text.Counted;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Show datasets, a dataset's own tree and its documents, or a document's tree. */
@Command(description = "Show datasets, a dataset's own tree and its documents, or a document's tree.")
public final class TreeCommand implements Callable<Integer> {

    /** What is seen of a dataset's own tree above the list of its documents. */
    private static final int OWN_LEVELS = 2;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATASET", description = "the dataset")
    private @Nullable String dataset;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DOCUMENT",
            description = "the document; empty for the dataset's own tree")
    private @Nullable String document;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "levels to show, from the top (default: all; of a dataset's own tree " + OWN_LEVELS + ")")
    private @Nullable Integer depth;

    @Option(names = "--ids", description = "print the ids of nodes, for ./raptor show")
    private boolean ids;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (depth != null && depth < 1) {
            throw new InvalidSettings(List.of("--depth must be 1 or more, not " + depth));
        }
        try (TaskAccess access = TaskAccess.open(raptor)) {
            if (dataset == null) {
                datasets(access);
            } else if (document == null) {
                documents(access, dataset);
            } else {
                tree(access.datasets().tree(dataset, document), Integer.MAX_VALUE);
            }
            return ExitCode.DONE;
        }
    }

    private void datasets(TaskAccess access) {
        List<Dataset> all = access.datasets().all();
        if (all.isEmpty()) {
            raptor.sayEmpty("datasets");
        }
        for (Dataset one : all) {
            raptor.out()
                    .println(
                            json
                                    ? Json.write(one)
                                    : one.name() + "  " + Counted.of(one.documents(), "document") + ", "
                                            + Counted.of(one.leaves(), "leaf", "leaves") + ", "
                                            + Counted.of(one.summaries(), "summary", "summaries"));
        }
    }

    private void documents(TaskAccess access, String name) {
        if (!json) {
            tree(access.datasets().tree(name, ""), OWN_LEVELS);
        }
        String after = "";
        List<TreeView> page;
        do {
            page = access.datasets().documents(name, after, 500);
            for (TreeView one : page) {
                raptor.out()
                        .println(
                                json
                                        ? Json.write(one)
                                        : Visible.line(one.docId()) + "  " + Counted.of(one.leaves(), "leaf", "leaves")
                                                + ", "
                                                + Counted.of(one.summaries(), "summary", "summaries") + ", "
                                                + Counted.of(one.levels(), "level"));
                after = one.docId();
            }
        } while (!page.isEmpty());
    }

    private void tree(List<NodeView> nodes, int levels) {
        if (json) {
            raptor.out().println(Json.write(nodes));
        } else {
            new TreePrinter(raptor.screen(), depth == null ? levels : depth, ids).print(nodes);
        }
    }
}
