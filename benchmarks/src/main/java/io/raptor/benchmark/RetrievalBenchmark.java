package io.raptor.benchmark;

import io.raptor.activity.document.Chunker;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.port.Node;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRanking;
import io.raptor.workflow.model.RaptorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A measurement of what the search finds of what it should, beside BM25 and vectors alone, over sets of questions; no
 * chat model.
 */
final class RetrievalBenchmark {

    private final Path data;
    private final Path home;

    RetrievalBenchmark(Arguments arguments) throws IOException {
        arguments.only(Set.of("data", "home"));
        data = Path.of(arguments.required("data"));
        String kept = arguments.text("home", "");
        home = kept.isEmpty() ? Files.createTempDirectory("raptor-retrieval") : Path.of(kept);
    }

    /** A way to search. */
    record Way(String name, SearchMode mode, SearchRanking ranking) {

        static final List<Way> ALL = List.of(
                new Way("BM25 alone", SearchMode.LEAVES, SearchRanking.TEXT),
                new Way("vectors alone", SearchMode.LEAVES, SearchRanking.VECTOR),
                new Way("hybrid, leaves", SearchMode.LEAVES, SearchRanking.HYBRID),
                new Way("auto (default)", SearchMode.AUTO, SearchRanking.HYBRID));
    }

    void run() throws IOException {
        try (SearchedStore store = new SearchedStore(home)) {
            for (Path folder : folders()) {
                QuestionSet set = QuestionSet.read(folder);
                store.add(set.name(), leaves(store, set));
                System.out.printf(
                        "%s: %d texts, %d questions%n",
                        set.name(), set.texts().size(), set.questions().size());
                for (Way way : Way.ALL) {
                    long start = System.nanoTime();
                    String figures = new RetrievalJudge(store, set).figures(way);
                    double each =
                            (System.nanoTime() - start) / 1e6 / set.questions().size();
                    System.out.printf(Locale.ROOT, "  %-16s %s  (%.1f ms a question)%n", way.name(), figures, each);
                }
            }
        }
    }

    private List<Path> folders() throws IOException {
        if (QuestionSet.at(data)) {
            return List.of(data);
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.filter(QuestionSet::at).sorted().toList();
        }
    }

    private static Map<String, List<Node>> leaves(SearchedStore store, QuestionSet set) {
        Chunker chunker = new Chunker(
                store.embedder().tokenizer(), RaptorSettings.defaults().chunkTokens(), DocumentLimits.defaults());
        Map<String, List<Node>> leaves = new LinkedHashMap<>();
        set.texts().forEach((id, text) -> leaves.put(id, chunker.chunk(PlainBlocks.of(text))));
        return leaves;
    }
}
