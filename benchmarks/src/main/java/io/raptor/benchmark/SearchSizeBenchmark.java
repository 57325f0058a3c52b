package io.raptor.benchmark;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedTexts;
import io.raptor.activity.port.PublishedVectors;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TextSearch.Words;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.search.rank.GraphSignal;
import io.raptor.activity.search.rank.HybridRanker;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A measurement of a search of many nodes as a table: its time, how soon it opens, its memory and disk, how soon it finds
 * what was published, and how many of the nearest nodes it finds. With made documents in an H2 store below {@code
 * --home}, in the PostgreSQL of {@code --url}, or in no store ({@code --store none}): then the index alone is measured.
 */
final class SearchSizeBenchmark {

    private static final String DATASET = "size";
    private static final String MODEL = "made";
    private static final int PAGE = 100;
    private static final int HITS = 1000;
    private static final int FIRST_HITS = 100;
    private static final int WARMING = 50;
    private static final int COMPARED = 20;
    private static final int QUERY_WORDS = 6;

    private final Path home;
    private final long documents;
    private final int questions;
    private final @Nullable StoreSettings settings;

    SearchSizeBenchmark(Arguments arguments) {
        arguments.only(Set.of("home", "nodes", "questions", "store", "url", "username", "password"));
        this.home = Path.of(arguments.required("home"));
        this.documents = arguments.number("nodes", 100_000) / MadeDocuments.LEAVES;
        this.questions = (int) arguments.number("questions", 200);
        String url = arguments.text("url", "");
        if (arguments.text("store", "").equals("none")) {
            this.settings = null;
        } else if (url.isEmpty()) {
            this.settings = StoreSettings.home(home);
        } else {
            this.settings = new StoreSettings(url, arguments.text("username", ""), arguments.text("password", ""));
        }
    }

    void run() {
        row("what", "result");
        row("---", "---");
        if (settings == null) {
            MadeTrees made = new MadeTrees(documents);
            measure(made, made, made::add);
        } else {
            try (Store store = SqlStore.open(settings)) {
                timed("publishing", () -> publish(store, 0, documents));
                measure(store.publishedTrees(), store.publishedTrees(), () -> {
                    long next =
                            documents + store.publishedTrees().datasets().get(0).documents();
                    publish(store, next, next + 1);
                    return next;
                });
            }
        }
    }

    private LuceneSearch open(PublishedVectors vectors, PublishedTexts texts) {
        return new LuceneSearch(home.resolve("search"), vectors, texts);
    }

    /** @param more publishes one more document, whose number it answers */
    private void measure(PublishedVectors vectors, PublishedTexts texts, LongSupplier more) {
        try (LuceneSearch first = open(vectors, texts)) {
            timed("making the index", () -> first.refresh(DATASET));
        }
        try (LuceneSearch search = open(vectors, texts)) {
            timed("opening, with the first question", () -> ask(search, 0));
            measure(search);
            row("heap in use", String.format(Locale.ROOT, "%.0f MB", heap()));
            long next = more.getAsLong();
            timed("the first search after a publication", () -> requireFound(search, next));
        }
        row("on disk", String.format(Locale.ROOT, "%.0f MB", IndexFiles.bytes(home) / 1e6));
        share(vectors, texts);
    }

    private void publish(Store store, long from, long to) {
        store.catalogue()
                .beginRun(
                        DATASET,
                        TaskRequest.of(DATASET, DATASET, List.of("/"), RaptorSettings.defaults(), Limits.defaults()));
        for (long first = from; first < to; first += PAGE) {
            List<FoundDocument> found = LongStream.range(first, Math.min(to, first + PAGE))
                    .mapToObj(Long::toString)
                    .map(id -> new FoundDocument(id, "/" + id, 1, id, null, id))
                    .toList();
            Set<String> there = store.publishedTrees()
                    .numbers(
                            DATASET,
                            found.stream().map(FoundDocument::documentId).toList())
                    .keySet();
            store.catalogue()
                    .register(
                            DATASET,
                            found.stream()
                                    .filter(one -> !there.contains(one.documentId()))
                                    .toList());
            store.treeBuilds()
                    .publishAll(
                            DATASET,
                            store.catalogue().pending(DATASET, 0, PAGE).stream()
                                    .map(SearchSizeBenchmark::tree)
                                    .toList());
        }
    }

    private static WholeTree tree(DocumentRef document) {
        return new WholeTree(
                document.number(),
                document.id(),
                TreeModels.ofLeaves(MODEL),
                MadeDocuments.leaves(Long.parseLong(document.id())),
                List.of(),
                Usage.NONE,
                Remarks.NONE);
    }

    private void ask(LuceneSearch search, int question) {
        long document = question * documents / Math.max(1, questions);
        String query = MadeDocuments.text(document, MadeDocuments.LEAVES + question, QUERY_WORDS);
        new HybridRanker(search, search, GraphSignal.NONE, DATASET, query, query(question))
                .rank(NodeFilter.leaves(), 2 * 10);
    }

    private float[] query(int question) {
        return MadeDocuments.vector(question * documents / Math.max(1, questions), MadeDocuments.LEAVES + question);
    }

    private void measure(LuceneSearch search) {
        for (int i = 0; i < WARMING; i++) {
            ask(search, i);
        }
        double[] millis = new double[questions];
        double cpu = Cpu.of(() -> {
            for (int i = 0; i < questions; i++) {
                long before = System.nanoTime();
                ask(search, i);
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        });
        Arrays.sort(millis);
        row(
                "hybrid, warm: p50, p95, CPU a question",
                String.format(
                        Locale.ROOT,
                        "%.0f ms, %.0f ms, %.0f ms",
                        millis[questions / 2],
                        millis[questions * 95 / 100],
                        1000 * cpu / questions));
    }

    private static void requireFound(LuceneSearch search, long document) {
        Words words = new Words("document" + document, true, Set.of());
        if (search.matching(DATASET, words, HITS).size() != MadeDocuments.LEAVES) {
            throw new IllegalStateException("what was published was not found");
        }
    }

    /** One after the other: only one of them can have the files open. */
    private void share(PublishedVectors vectors, PublishedTexts texts) {
        List<List<NodeHit>> found;
        try (LuceneSearch search = open(vectors, texts)) {
            found = nearest(search);
        }
        try (LuceneSearch exact = LuceneSearch.exact(home, vectors, texts)) {
            List<List<NodeHit>> nearest = nearest(exact);
            for (int first : List.of(FIRST_HITS, HITS)) {
                row(
                        "of the " + first + " nearest found",
                        String.format(Locale.ROOT, "%.4f", share(first, found, nearest)));
            }
        }
    }

    private static double share(int first, List<List<NodeHit>> found, List<List<NodeHit>> nearest) {
        long wanted = 0;
        long both = 0;
        for (int i = 0; i < nearest.size(); i++) {
            Set<NodeHit> there = Set.copyOf(found.get(i));
            List<NodeHit> best =
                    nearest.get(i).subList(0, Math.min(first, nearest.get(i).size()));
            wanted += best.size();
            both += best.stream().filter(there::contains).count();
        }
        return (double) both / wanted;
    }

    private List<List<NodeHit>> nearest(LuceneSearch search) {
        return IntStream.range(0, Math.min(questions, COMPARED))
                .mapToObj(i -> search.nearest(DATASET, query(i), NodeFilter.leaves(), HITS))
                .toList();
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static void timed(String what, Runnable work) {
        long before = System.nanoTime();
        work.run();
        row(what, String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - before) / 1e9));
    }

    private static void row(String what, String result) {
        System.out.println("| " + what + " | " + result + " |");
    }
}
