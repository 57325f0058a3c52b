package io.raptor.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SearchReadinessTest {

    private final ConcurrentLinkedQueue<String> opened = new ConcurrentLinkedQueue<>();

    private static Status status(SearchReadiness readiness) {
        return readiness.health().getStatus();
    }

    @Test
    void isReadyWhenEveryIndexIsOpen() {
        CountDownLatch goOn = new CountDownLatch(1);
        Consumer<String> opening = dataset -> {
            awaitQuietly(goOn);
            opened.add(dataset);
        };
        try (SearchReadiness readiness = SearchReadiness.after(() -> List.of("a", "b"), opening)) {
            assertThat(status(readiness)).isEqualTo(Status.DOWN);
            goOn.countDown();
            await().until(() -> status(readiness).equals(Status.UP));
            assertThat(opened).containsExactly("a", "b");
        }
    }

    @Test
    void isReadyAlthoughOneCannotBeOpened() {
        Consumer<String> opening = dataset -> {
            opened.add(dataset);
            throw new IllegalStateException("damaged");
        };
        try (SearchReadiness readiness = SearchReadiness.after(() -> List.of("a", "b"), opening)) {
            await().until(() -> status(readiness).equals(Status.UP));
            assertThat(opened).containsExactly("a", "b");
        }
    }

    @Test
    void isReadyAlthoughTheStoreDoesNotAnswer() {
        Supplier<List<String>> datasets = () -> {
            throw new IndexingException(FailureType.STORE_UNAVAILABLE, "away");
        };
        try (SearchReadiness readiness = SearchReadiness.after(datasets, opened::add)) {
            await().until(() -> status(readiness).equals(Status.UP));
        }
    }

    @Test
    void isReadyAtOnceWhereIndexesAreOpenedByQuestions() {
        try (SearchReadiness readiness = SearchReadiness.atOnce()) {
            assertThat(status(readiness)).isEqualTo(Status.UP);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
