package io.raptor.starter.metrics;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.worker.DaemonThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether every dataset's search index is open. One of several servers makes those that its home lacks before it is sent
 * questions, which the others answer meanwhile: making one takes minutes for a million nodes.
 */
public final class SearchReadiness implements HealthIndicator, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SearchReadiness.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("search-indexes"));
    private volatile boolean ready;
    private volatile boolean closed;

    private SearchReadiness(boolean ready) {
        this.ready = ready;
    }

    /** Of one that opens an index with the first question to it. */
    static SearchReadiness atOnce() {
        return new SearchReadiness(true);
    }

    /** @param opening waits until a dataset's index has what is published */
    static SearchReadiness after(Supplier<List<String>> datasets, Consumer<String> opening) {
        SearchReadiness readiness = new SearchReadiness(false);
        readiness.thread.execute(() -> readiness.open(datasets, opening));
        return readiness;
    }

    private void open(Supplier<List<String>> datasets, Consumer<String> opening) {
        try {
            for (String dataset : datasets.get()) {
                if (!closed) {
                    open(dataset, opening);
                }
            }
        } catch (IndexingException e) {
            log.warn("no search index was opened beforehand: {}", e.getMessage());
        } finally {
            ready = true;
        }
    }

    /** One that cannot be opened must not keep the others from being searched; a question says what is wrong with it. */
    private static void open(String dataset, Consumer<String> opening) {
        try {
            opening.accept(dataset);
        } catch (RuntimeException e) {
            log.warn("the search index of dataset {} was not opened beforehand: {}", dataset, e.toString());
        }
    }

    @Override
    public Health health() {
        return ready ? Health.up().build() : Health.down().build();
    }

    /** An index that is being made is not interrupted: that would damage it. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
    }
}
