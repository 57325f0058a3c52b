package io.raptor.activity.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.atomic.AtomicIndexing.Ending;
import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Node;
import io.raptor.activity.port.Remarks;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.port.TreeBuilds.WholeTree;
import io.raptor.activity.port.TreeModels;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AtomicIndexingTest {

    private static final AtomicTask TASK = new AtomicTask("task", RaptorSettings.defaults(), Limits.defaults());
    private static final CallRetry QUICK = new CallRetry(3, Duration.ofMillis(1));

    private final Steps steps = new Steps();

    @Test
    void buildsEveryDocument() throws InterruptedException {
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows(5), QUICK)) {
            List<Ending> endings = indexing.run(done -> {});
            assertThat(endings).hasSize(5).allSatisfy(ending -> {
                assertThat(ending.failed()).isFalse();
                WholeTree tree = Objects.requireNonNull(ending.tree());
                assertThat(tree.nodes()).extracting(Node::level).containsExactly(0, 0, 1);
                assertThat(tree.usage()).isEqualTo(new Usage(1, 2, 0, 12, 4, 0.0));
            });
        }
    }

    @Test
    void endsWithTheFirstFailureAndTellsWhatWasUsed() throws InterruptedException {
        steps.refused = 2;
        List<DocumentRow> rows = rows(2);
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows, QUICK)) {
            List<Ending> endings = indexing.run(done -> {});
            Ending last = endings.get(endings.size() - 1);
            assertThat(last.failed()).isTrue();
            assertThat(last.row().number()).isEqualTo(2);
            assertThat(indexing.usage(rows.get(1)).embeddingCalls()).isEqualTo(1);
        }
    }

    @Test
    void aBusyModelIsAskedAFewTimesMore() throws InterruptedException {
        steps.busy.set(2);
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows(1), QUICK)) {
            assertThat(indexing.run(done -> {}).get(0).failed()).isFalse();
        }
        steps.busy.set(3);
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows(1), QUICK)) {
            assertThat(indexing.run(done -> {}).get(0).failed()).isTrue();
        }
    }

    @Test
    void stopsWhenNobodyWaitsAnyMore() {
        steps.parked = new CountDownLatch(1);
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows(3), QUICK)) {
            assertThatThrownBy(() -> indexing.run(done -> {
                        throw new IllegalStateException("cancelled");
                    }))
                    .hasMessage("cancelled");
        }
        assertThat(steps.parked.getCount()).isEqualTo(1);
    }

    @Test
    void moreThanFitsIntoMemoryIsRefused() throws InterruptedException {
        List<DocumentRow> many = Collections.nCopies(AtomicIndexing.MOST_DOCUMENTS + 1, row(1));
        assertThatThrownBy(() -> new AtomicIndexing(TASK, steps, many, QUICK))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("10001 documents are too many");
        steps.leaves = AtomicIndexing.MOST_LEAVES + 1;
        try (AtomicIndexing indexing = new AtomicIndexing(TASK, steps, rows(1), QUICK)) {
            assertThat(indexing.run(done -> {}).get(0).failure()).hasMessageContaining("more than 50000 leaves");
        }
    }

    private static List<DocumentRow> rows(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(AtomicIndexingTest::row)
                .toList();
    }

    private static DocumentRow row(long number) {
        return new DocumentRow(
                number,
                "doc-" + number,
                "data",
                "/doc-" + number,
                1,
                "hash",
                DocumentState.PENDING,
                null,
                null,
                0,
                false,
                Instant.EPOCH,
                0,
                0,
                0,
                0,
                Usage.NONE,
                Remarks.NONE);
    }

    /** Two leaves and a root a document. */
    private static final class Steps implements AtomicSteps, DocumentActivities {

        private final AtomicInteger busy = new AtomicInteger();
        private volatile CountDownLatch parked = new CountDownLatch(0);
        private volatile long refused;
        private volatile int leaves = 2;
        private static final ThreadLocal<TreeBuilds> TARGET = new ThreadLocal<>();

        @Override
        public DocumentActivities documents(TreeBuilds builds) {
            TARGET.set(builds);
            return this;
        }

        @Override
        public LoadResult load(LoadRequest request) {
            try {
                parked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            TreeBuilds builds = TARGET.get();
            builds.open(BuildOwner.document(request.document()), "key", TreeModels.ofLeaves("model"));
            builds.saveLeaves(1, List.of(Node.leaf(0, "one", 1, 0, 3), Node.leaf(1, "two", 1, 4, 7)), Remarks.NONE);
            return new LoadResult(1, leaves, 2, null);
        }

        @Override
        public ClusterResult cluster(ClusterRequest request) {
            throw new AssertionError("two leaves need no grouping");
        }

        @Override
        public ModelActivities models(TreeBuilds builds) {
            return new ModelActivities() {
                @Override
                public Usage embed(EmbedRequest request) {
                    if (busy.getAndDecrement() > 0) {
                        throw new IndexingException(FailureType.RATE_LIMITED, "busy");
                    }
                    for (Node node : builds.unembedded(1, request.level(), request.from(), request.to())) {
                        builds.saveVectors(1, request.level(), new int[] {node.index()}, List.of(new float[] {1, 0}));
                    }
                    return new Usage(0, 1, 0, 1, 0, 0.0);
                }

                @Override
                public ProbeResult probe(ProbeRequest request) {
                    throw new AssertionError("nobody waits for a model here");
                }

                @Override
                public SummariseResult summarise(SummariseRequest request) {
                    if (builds.build(1).owner().equals(BuildOwner.document(refused))) {
                        throw new IndexingException(FailureType.MODEL_REFUSED, "refused");
                    }
                    builds.saveNode(1, Node.summary(1, 0, "Title", "both", 1, new int[] {0, 1}));
                    return new SummariseResult(1, new Usage(1, 0, 0, 10, 4, 0.0), false);
                }
            };
        }

        @Override
        public ModelProfile profile() {
            return new ModelProfile("fake", "fake", false, 64);
        }

        @Override
        public boolean remote() {
            return true;
        }
    }
}
