package io.raptor.starter.cli.command;

import io.raptor.activity.search.Passage;
import io.raptor.starter.cli.run.Raptor;
import io.raptor.starter.cli.run.TaskAccess;
import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.dataset.DatasetOperations.Query;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.dataset.SearchResult;
import io.raptor.starter.text.HeadingPath;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Find the nodes nearest to a query. */
@Command(description = "Find the nodes nearest to a query.")
public final class SearchCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Raptor raptor;

    @Parameters(index = "0", paramLabel = "DATASET", description = "the dataset")
    @SuppressWarnings("NullAway.Init")
    private String dataset;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "QUERY",
            description = "what to look for; words are joined")
    private List<String> query = new ArrayList<>();

    @Option(names = "--top-k", description = "maximum number of hits (10)")
    private int topK = 10;

    @Option(names = "--mode", description = "collapsed, traversal or leaves")
    private String mode = "collapsed";

    @Option(names = "--max-tokens", description = "maximum number of tokens of all hits together")
    private @Nullable Integer maxTokens;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        try (TaskAccess access = TaskAccess.open(raptor)) {
            SearchResult found =
                    access.library().search(dataset, new Query(String.join(" ", query), topK, mode, maxTokens));
            if (json) {
                raptor.out().println(Json.write(found.hits()));
            } else {
                found.hits().forEach(this::print);
            }
            // Beside the hits, which programs read.
            found.notes().forEach(note -> raptor.err().println(Visible.line("note: " + note)));
            return ExitCode.DONE;
        }
    }

    private void print(HitView hit) {
        String title = hit.title().isEmpty() ? "" : "  " + hit.title();
        raptor.out()
                .println(Visible.line(String.format(
                        Locale.ROOT, "%.3f  %s  level %d%s", hit.score(), hit.document(), hit.level(), title)));
        raptor.out().println("       " + hit.text().replaceAll("\\s+", " ").strip());
        raptor.out().println("       " + place(hit));
    }

    private static String place(HitView hit) {
        String words = HeadingPath.words(hit.headingPath(), hit.page());
        return (words.isEmpty() ? "" : Visible.line(words) + ", ") + number(hit);
    }

    private static String number(HitView hit) {
        if (hit.level() > 0) {
            int passages = hit.provenance().passagesTotal();
            return "sources: " + passages + (passages == 1 ? " passage" : " passages") + ", node " + hit.id();
        }
        Passage own = hit.provenance().passages().get(0);
        return "passage " + (own.index() + 1) + ", characters " + own.start() + " to " + own.end() + ", node "
                + hit.id();
    }
}
