package io.raptor.activity.estimate;

import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.document.LoadedDocument;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.RaptorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a corpus on all cores and adds up what they take. Of a document that is done only figures stay;
 * at any time one document a core is in memory.
 */
final class CorpusSurvey {

    /** Documents that a warning names. */
    private static final int NAMED = 5;

    private final DocumentLoader loader;
    private final RaptorSettings raptor;
    private final TreeForecast forecast;
    private final @Nullable GraphForecast graph;
    private final ThreadPoolExecutor pool;
    private final Map<String, Integer> unsuitable = new TreeMap<>();
    private final Map<String, SortedSet<String>> unreadable = new TreeMap<>();
    private final Map<String, Integer> doubtful = new TreeMap<>();
    private Workload work = Workload.NONE;
    private Workload reading = Workload.NONE;
    private int unchanged;
    private long ignored;
    private @Nullable Throwable broken;

    /** @param graph {@code null} where trees are made */
    CorpusSurvey(
            DocumentLoader loader,
            RaptorSettings raptor,
            TreeForecast forecast,
            @Nullable GraphForecast graph,
            int cores) {
        this.loader = loader;
        this.raptor = raptor;
        this.forecast = forecast;
        this.graph = graph;
        // Who walks the sources reads a document, too, when all others are at it: nothing piles up.
        this.pool = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(cores),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    void add(List<FoundDocument> found, Set<String> unchangedIds) {
        for (FoundDocument document : found) {
            if (document.skipReason() != null) {
                count(unsuitable, document.skipReason());
            } else if (unchangedIds.contains(document.documentId())) {
                unchanged++;
            } else {
                pool.execute(() -> read(document));
            }
        }
    }

    /** Files and folders that patterns left out. */
    void ignored(long entries) {
        ignored = entries;
    }

    private void read(FoundDocument document) {
        try {
            LoadedDocument loaded = loader.load(document.path(), raptor);
            loaded.remarks().warnings().forEach(warning -> count(doubtful, warning));
            add(forecast.of(document.documentId(), loaded.leaves()));
            if (graph != null) {
                read(graph.of(document.documentId(), loaded.leaves()));
            }
        } catch (IndexingException e) {
            unreadable(document.documentId(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private synchronized void add(Workload more) {
        work = work.plus(more);
    }

    private synchronized void read(Workload more) {
        reading = reading.plus(more);
    }

    /** What a model is asked of documents for a graph, beside what all of them take. */
    synchronized Workload reading() {
        return reading;
    }

    private synchronized void count(Map<String, Integer> reasons, String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    private synchronized void unreadable(String id, String reason) {
        unreadable.computeIfAbsent(reason, none -> new TreeSet<>()).add(id);
    }

    private synchronized void fail(Throwable why) {
        broken = broken == null ? why : broken;
    }

    /**
     * What all documents take together.
     *
     * @throws IllegalStateException when reading one ended in a bug
     */
    Workload total() throws InterruptedException {
        pool.shutdown();
        boolean ended = false;
        while (!ended) {
            ended = pool.awaitTermination(1, TimeUnit.HOURS);
        }
        synchronized (this) {
            if (broken != null) {
                throw new IllegalStateException("the documents could not be surveyed: " + broken, broken);
            }
            return work.plus(forecast.ofDataset());
        }
    }

    /** Ends at once what is still being read. */
    void stop() {
        pool.shutdownNow();
    }

    /** What is left out or doubtful, each reason with the number of its documents. */
    synchronized List<String> leftOut() {
        List<String> told = new ArrayList<>();
        if (unchanged > 0) {
            told.add(unchanged + (unchanged == 1 ? " document is" : " documents are")
                    + " unchanged since the last run and left out");
        }
        doubtful.forEach(
                (reason, files) -> told.add("of " + files + (files == 1 ? " document: " : " documents: ") + reason));
        unsuitable.forEach((reason, files) ->
                told.add(files + (files == 1 ? " file is" : " files are") + " not indexed (" + reason + ")"));
        if (ignored > 0) {
            told.add(ignored + (ignored == 1 ? " file or folder is" : " files and folders are")
                    + " left out by .gitignore, include or exclude");
        }
        unreadable.forEach((reason, ids) -> told.add(ids.size() + (ids.size() == 1 ? " document" : " documents")
                + " cannot be read and would fail (" + named(ids) + "): " + reason));
        return told;
    }

    private static String named(SortedSet<String> ids) {
        String first = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() > NAMED ? first + " and " + (ids.size() - NAMED) + " more" : first;
    }
}
