package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.cli.view.HitPrinter;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Find what answers a query. */
@Command(description = "Find what answers a query.")
public final class SearchCommand extends DatasetCommand {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "QUERY",
            description = "what to look for; words are joined")
    private List<String> query = new ArrayList<>();

    @Option(names = "--top-k", description = "maximum number of hits (10)")
    private int topK = 10;

    @Option(
            names = "--mode",
            description =
                    "auto, collapsed, traversal or leaves; of a dataset with a graph also local, global or drift (auto)")
    private String mode = "auto";

    @Option(names = "--ranking", description = "hybrid, vector or text (hybrid)")
    private String ranking = "hybrid";

    @Option(names = "--doc", paramLabel = "DOC", description = "look at this document only; repeatable")
    private List<String> documents = new ArrayList<>();

    @Option(names = "--order", description = "of the hits: score or document (score)")
    private String order = "score";

    @Option(names = "--max-tokens", description = "maximum number of tokens of all hits together")
    private @Nullable Integer maxTokens;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            String words = String.join(" ", query);
            SearchResult found = access.datasets()
                    .search(dataset, new Query(words, topK, mode, ranking, maxTokens, documents, order));
            if (json) {
                raptor.out().println(Json.write(found.hits()));
            } else {
                HitPrinter printer = new HitPrinter(raptor.screen(), words);
                found.hits().forEach(printer::print);
                if (found.hits().isEmpty()) {
                    raptor.err().println("Nothing was found in dataset " + dataset + ".");
                }
            }
            // Beside the hits, which programs read.
            found.notes().forEach(note -> raptor.err().println(Visible.line("note: " + note)));
            return ExitCode.DONE;
        }
    }
}
