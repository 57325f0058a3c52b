package io.raptor.activity.search;

import static io.raptor.activity.search.Planted.DATASET;
import static io.raptor.activity.search.Planted.at;
import static io.raptor.activity.search.Planted.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.search.index.LuceneSearch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LuceneNodeSearchTest implements NodeSearchContract {

    private final Planted planted = new Planted();
    private final CountingVectors vectors = new CountingVectors(planted.store.publishedTrees());
    private final LuceneSearch search =
            new LuceneSearch(planted.folder.resolve("search"), vectors, planted.store.publishedTrees());

    @Override
    public Planted planted() {
        return planted;
    }

    @Override
    public NodeSearch search() {
        return search;
    }

    @Override
    public int vectorsRead() {
        return vectors.read.get();
    }

    @AfterEach
    void close() {
        search.close();
        planted.close();
    }

    private int count() {
        return search.nearest(DATASET, at(0), NodeFilter.all(), 10).size();
    }

    @Test
    @Timeout(60)
    void goesOnOverWhatItHeldWhileAPublicationIsRead() throws Exception {
        planted.publish("a", Angles.ID, List.of(leaf(0, "a0", 5, 10)));
        assertThat(count()).isEqualTo(1);
        planted.publish("b", Angles.ID, List.of(leaf(0, "b0", 5, 10)));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        vectors.before = () -> {
            reading.countDown();
            await(goOn);
        };
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(this::count);
        await(reading);
        assertThat(count()).isEqualTo(1);
        CompletableFuture<Integer> patient = CompletableFuture.supplyAsync(() -> {
            search.refresh(DATASET);
            return count();
        });
        goOn.countDown();
        assertThat(reader.get()).isEqualTo(2);
        assertThat(patient.get()).isEqualTo(2);
        assertThat(vectorsRead()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
