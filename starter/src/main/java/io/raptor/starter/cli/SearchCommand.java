package io.raptor.starter.cli;

import io.raptor.starter.http.Json;
import io.raptor.starter.task.LibraryOperations.Query;
import io.raptor.starter.task.NodeView;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Find the nodes nearest to a query. */
@Command(name = "search", description = "Find the nodes nearest to a query.")
final class SearchCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "DATASET", description = "the dataset")
    @SuppressWarnings("NullAway.Init")
    private String dataset;

    @Parameters(index = "1", paramLabel = "QUERY", description = "what to look for")
    @SuppressWarnings("NullAway.Init")
    private String query;

    @Option(names = "--top-k", description = "hits at most (10)")
    private int topK = 10;

    @Option(names = "--mode", description = "collapsed or leaves")
    private String mode = "collapsed";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (Access access = Access.open(raptor.settings())) {
            List<NodeView> hits = access.library().search(dataset, new Query(query, topK, mode));
            if (json) {
                raptor.out().println(Json.write(hits));
            } else {
                hits.forEach(this::print);
            }
            return ExitCode.DONE;
        }
    }

    private void print(NodeView hit) {
        raptor.out().println(String.format(Locale.ROOT, "%.3f  %s  level %d", hit.score(), hit.docId(), hit.level()));
        raptor.out().println("       " + hit.text().replaceAll("\\s+", " ").strip());
    }
}
