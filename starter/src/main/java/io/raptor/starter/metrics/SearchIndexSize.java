package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The size of the search indexes in a home; the folder is looked through once a minute at most. */
final class SearchIndexSize implements MeterBinder {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Path folder;
    private final LongSupplier nanos;
    private double known;
    private boolean asked;
    private long staleAt;

    /** @param nanos a clock as {@link System#nanoTime()} is */
    SearchIndexSize(Path folder, LongSupplier nanos) {
        this.folder = folder;
        this.nanos = nanos;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("raptor.search.index.size", this::bytes)
                .description("search indexes of this process on disk")
                .baseUnit("bytes")
                .register(registry);
    }

    private synchronized double bytes() {
        long now = nanos.getAsLong();
        if (!asked || now - staleAt >= 0) {
            known = sum();
            asked = true;
            staleAt = now + FRESH.toNanos();
        }
        return known;
    }

    private double sum() {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(SearchIndexSize::size).sum();
        } catch (IOException | UncheckedIOException changing) {
            return known;
        }
    }

    /** Lucene deletes files while they are counted. */
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
