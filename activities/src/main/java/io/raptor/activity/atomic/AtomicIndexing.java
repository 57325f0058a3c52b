package io.raptor.activity.atomic;

import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the trees of all documents of a task in memory, several at once, until the last is built or the first fails.
 * Closing it ends what is still being built.
 */
public final class AtomicIndexing implements AutoCloseable {

    /** Texts and vectors of this many leaves and of the summaries above them take a few hundred megabytes. */
    static final int MOST_LEAVES = 50_000;

    static final int MOST_DOCUMENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(AtomicIndexing.class);
    private static final long LOOK_MILLIS = 500;
    private static final long GRACE_SECONDS = 5;

    private final AtomicTask task;
    private final AtomicSteps steps;
    private final List<DocumentRow> rows;
    private final CallPool calls;
    private final ExecutorService threads;
    private final LeafCount leaves = new LeafCount(MOST_LEAVES);
    private final Map<Long, AtomicDocument> begun = new ConcurrentHashMap<>();

    /** @throws IndexingException INVALID_REQUEST when there are too many documents to hold */
    public AtomicIndexing(AtomicTask task, AtomicSteps steps, List<DocumentRow> rows) {
        this(task, steps, rows, CallRetry.USUAL);
    }

    AtomicIndexing(AtomicTask task, AtomicSteps steps, List<DocumentRow> rows, CallRetry patience) {
        if (rows.size() > MOST_DOCUMENTS) {
            throw LeafCount.tooMany(rows.size() + " documents");
        }
        this.task = task;
        this.steps = steps;
        this.rows = List.copyOf(rows);
        int cores = Runtime.getRuntime().availableProcessors();
        this.calls = new CallPool(steps.remote() ? task.limits().maxConcurrentCalls() : cores, patience);
        int atOnce = Math.max(1, Math.min(rows.size(), task.limits().maxConcurrentDocuments()));
        this.threads = Executors.newFixedThreadPool(atOnce, work -> new Thread(work, "atomic-document"));
    }

    /** The end of a document: its tree, or what kept it from getting one. */
    public record Ending(
            DocumentRow row,
            @Nullable WholeTree tree,
            @Nullable IndexingException failure) {

        /** The document's failure is the task's. */
        public boolean failed() {
            return failure != null && failure.type() != FailureType.UNSUITABLE_DOCUMENT;
        }
    }

    /**
     * The documents' ends. After one that failed there is no other.
     *
     * @param watch receives the number of documents done, about twice a second; what it throws ends everything
     */
    public List<Ending> run(IntConsumer watch) throws InterruptedException {
        CompletionService<Ending> ends = new ExecutorCompletionService<>(threads);
        rows.forEach(row -> ends.submit(() -> index(row)));
        List<Ending> ended = new ArrayList<>();
        while (ended.size() < rows.size()) {
            Future<Ending> next = ends.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                Ending ending = ending(next);
                ended.add(ending);
                if (ending.failed()) {
                    return ended;
                }
            }
            watch.accept(ended.size());
        }
        return ended;
    }

    private static Ending ending(Future<Ending> next) throws InterruptedException {
        try {
            return next.get();
        } catch (ExecutionException e) {
            // Everything but errors of the machine is an ending.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Ending index(DocumentRow row) {
        AtomicDocument document = new AtomicDocument(task, row, steps, calls);
        begun.put(row.number(), document);
        try {
            return new Ending(row, document.build(leaves), null);
        } catch (IndexingException e) {
            return new Ending(row, null, e);
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed", row.documentId(), task.taskId(), e);
            String what = "an error of this program; the log of the worker says more";
            return new Ending(row, null, new IndexingException(FailureType.INTERNAL, what, e));
        }
    }

    /** What a document's answered calls used so far. */
    public Usage usage(DocumentRow row) {
        AtomicDocument document = begun.get(row.number());
        return document == null ? Usage.NONE : document.usage();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        calls.close();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a document of {} is still being worked on; what comes of it is dropped", task.taskId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
