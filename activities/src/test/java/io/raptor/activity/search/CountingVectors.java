package io.raptor.activity.search;

import io.raptor.activity.port.PublishedVectors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Vectors of which the test sees how many were read. */
final class CountingVectors implements PublishedVectors {

    final AtomicInteger read = new AtomicInteger();

    /** Run before vectors are read. */
    volatile Runnable before = () -> {};

    private final PublishedVectors vectors;

    CountingVectors(PublishedVectors vectors) {
        this.vectors = vectors;
    }

    @Override
    public Optional<Edition> edition(String dataset) {
        return vectors.edition(dataset);
    }

    @Override
    public List<TreeHead> searchable(String dataset) {
        return vectors.searchable(dataset);
    }

    @Override
    public void vectors(List<TreeHead> trees, Consumer<VectorOf> to) {
        before.run();
        vectors.vectors(trees, vector -> {
            read.incrementAndGet();
            to.accept(vector);
        });
    }
}
