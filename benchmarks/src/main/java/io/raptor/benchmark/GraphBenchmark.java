package io.raptor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.port.Node;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRanking;
import io.raptor.activity.search.SearchRequest;
import io.raptor.benchmark.QuestionSet.Question;
import io.raptor.workflow.model.RaptorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A measurement of what a dataset's graph adds to the search, without any chat model: each passage of a set is a Markdown
 * file with its title as heading, read and named by the product's own rules. Where a set holds what a chat model found in
 * its passages, that graph is measured beside it.
 */
final class GraphBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a chat model found in each passage, where a set has it. */
    private static final String RECORDED = "openie.jsonl";

    private static final int HITS = 40;
    private static final int FIRST = 2;
    private static final int PLACES = 5;
    private static final int ALL_OF = 8;

    private final Path data;
    private final Path home;
    private final boolean whole;

    GraphBenchmark(Arguments arguments) throws IOException {
        arguments.only(Set.of("data", "home", "passages"));
        data = Path.of(arguments.required("data"));
        String kept = arguments.text("home", "");
        home = kept.isEmpty() ? Files.createTempDirectory("raptor-graph") : Path.of(kept);
        whole = arguments.text("passages", "pool").equals("all");
    }

    /** A way to search a set. */
    private record Way(
            String name,
            BiFunction<String, SearchRequest, List<SearchHit>> search,
            SearchMode mode,
            SearchRanking ranking,
            boolean byGraph) {}

    void run() throws IOException {
        try (SearchedStore store = new SearchedStore(home)) {
            List<Way> ways = List.of(
                    new Way("BM25 alone", store::search, SearchMode.LEAVES, SearchRanking.TEXT, false),
                    new Way("vectors alone", store::search, SearchMode.LEAVES, SearchRanking.VECTOR, false),
                    new Way("hybrid without graph", store::search, SearchMode.LEAVES, SearchRanking.HYBRID, false),
                    new Way("hybrid with graph", store::searchByGraph, SearchMode.LEAVES, SearchRanking.HYBRID, true),
                    new Way("local", store::searchByGraph, SearchMode.LOCAL, SearchRanking.HYBRID, true),
                    new Way("drift", store::searchByGraph, SearchMode.DRIFT, SearchRanking.HYBRID, true));
            for (Path folder : folders()) {
                QuestionSet set = QuestionSet.read(folder);
                Map<String, List<Node>> leaves = leaves(store, folder);
                store.add(set.name(), leaves);
                store.addGraph(set.name(), leaves);
                System.out.printf(
                        "%s: %d passages, %d questions%n",
                        set.name(), leaves.size(), set.questions().size());
                ways.forEach(way -> print(set, way));
                Path recorded = folder.resolve(RECORDED);
                if (Files.exists(recorded)) {
                    store.addGraph(set.name(), leaves, RecordedExtractions.read(recorded)::of);
                    System.out.println("  read by a chat model, whose answers are recorded:");
                    ways.stream().filter(Way::byGraph).forEach(way -> print(set, way));
                    store.addGraph(set.name(), leaves);
                }
            }
        }
    }

    private static void print(QuestionSet set, Way way) {
        long start = System.nanoTime();
        List<List<SearchHit>> answers = set.questions().stream()
                .map(question -> way.search()
                        .apply(set.name(), SearchRequest.of(question.text(), HITS, way.mode(), way.ranking())))
                .toList();
        double each = (System.nanoTime() - start) / 1e6 / set.questions().size();
        System.out.printf(
                Locale.ROOT,
                "  %-20s  R@2 %.3f  R@5 %.3f  all@8 %.3f  (%.1f ms a question)%n",
                way.name(),
                recall(set, answers, FIRST),
                recall(set, answers, PLACES),
                complete(set, answers),
                each);
    }

    private static double recall(QuestionSet set, List<List<SearchHit>> answers, int places) {
        double sum = 0;
        for (int i = 0; i < answers.size(); i++) {
            sum += RetrievalJudge.supporting(set.questions().get(i), answers.get(i), places);
        }
        return sum / answers.size();
    }

    private static double complete(QuestionSet set, List<List<SearchHit>> answers) {
        int complete = 0;
        for (int i = 0; i < answers.size(); i++) {
            Question question = set.questions().get(i);
            complete += RetrievalJudge.supporting(question, answers.get(i), ALL_OF) == 1 ? 1 : 0;
        }
        return (double) complete / answers.size();
    }

    private List<Path> folders() throws IOException {
        if (passages(data)) {
            return List.of(data);
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.filter(GraphBenchmark::passages).sorted().toList();
        }
    }

    private static boolean passages(Path folder) {
        return QuestionSet.at(folder) && Files.exists(folder.resolve("corpus.jsonl"));
    }

    /** Of a set that marks a pool of its passages those alone, unless all are asked for. */
    private Map<String, List<Node>> leaves(SearchedStore store, Path folder) throws IOException {
        List<JsonNode> passages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
            passages.add(JSON.readTree(line));
        }
        boolean pool = !whole
                && passages.stream().anyMatch(passage -> passage.path("pool").asBoolean());
        DocumentLoader loader =
                new DocumentLoader(DocumentLimits.defaults(), store.embedder().tokenizer());
        Path file = Files.createTempDirectory("raptor-passage").resolve("passage.md");
        Map<String, List<Node>> leaves = new LinkedHashMap<>();
        for (JsonNode passage : passages) {
            if (!pool || passage.path("pool").asBoolean()) {
                Files.writeString(
                        file,
                        "# " + passage.path("title").asText() + "\n\n"
                                + passage.path("text").asText());
                leaves.put(passage.path("id").asText(), read(loader, file));
            }
        }
        return leaves;
    }

    private static List<Node> read(DocumentLoader loader, Path file) throws IOException {
        try {
            return loader.load(file, RaptorSettings.defaults()).leaves();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading a passage", e);
        }
    }
}
