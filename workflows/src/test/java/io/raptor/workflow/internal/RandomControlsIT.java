package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.GraphRagWorkflow;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever people and models do to a task of few documents a run, and whenever they do it: once they leave it alone it ends,
 * with each document counted. {@code RAPTOR_SEEDS=1000} tries that many. On the real server: the in-JVM service gets stuck on
 * a cancel that meets the end of an activity.
 */
@Timeout(600)
class RandomControlsIT {

    /** Shorter than the minute after which a document repeats what the task has not answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** A task that begins no step for so many polls rests. */
    private static final int POLLS_OF_REST = 20;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);

    private static TemporalDevServer server;
    private static WorkflowClient client;

    @BeforeAll
    static void start() {
        server = RealServer.start();
        client = RealServer.connect(server);
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        if (server != null) {
            client.getWorkflowServiceStubs().shutdownNow();
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> aTaskThatIsLeftAloneEnds() {
        long seeds = Long.parseLong(System.getenv().getOrDefault("RAPTOR_SEEDS", "24"));
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> Map.entry(seed, CompletableFuture.runAsync(() -> new Trial(seed).run(), THREADS)))
                .toList()
                .stream()
                .map(trial -> DynamicTest.dynamicTest(
                        "seed " + trial.getKey(), () -> trial.getValue().join()));
    }

    /** One task, and what is done to it. */
    private static final class Trial {

        private final long seed;
        private final String name;
        private final Random random;
        private final FakeWorld world;
        private final int documents;
        private final List<String> done = new ArrayList<>();
        private final List<CompletableFuture<?>> updates = new ArrayList<>();
        private boolean cancelled;

        Trial(long seed) {
            this.seed = seed;
            random = new Random(seed);
            name = "random-" + seed;
            documents = 1 + random.nextInt(9);
            world = new FakeWorld(documents);
        }

        void run() {
            WorkerFactory workers = world.serve(
                    client, name, RaptorWorkflowImpl.class, GraphRagWorkflowImpl.class, DocumentWorkflowImpl.class);
            try {
                TaskWorkflow task = begin();
                int actions = 2 + random.nextInt(7);
                for (int action = 0; action < actions; action++) {
                    awaitCalls(random.nextInt(12));
                    act(task);
                }
                leaveAlone();
                check(end(task));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                workers.shutdownNow();
            }
        }

        private TaskWorkflow begin() throws IOException {
            int starts = 1 + random.nextInt(4);
            int window = 1 + random.nextInt(4);
            TaskRequest request = TaskBench.request(window, starts);
            WorkflowOptions options = WorkflowOptions.newBuilder()
                    .setWorkflowId(name)
                    .setTaskQueue(name)
                    .build();
            int kind = random.nextInt(3);
            done.add(List.of("trees", "dataset", "graph").get(kind) + " of " + documents + ", " + window + " at once, "
                    + starts + " a run");
            if (kind == 2) {
                world.models = FakeCatalogue.WITH_REPORTER;
                world.graph.blocks = random.nextInt(4);
                world.graph.unread = random.nextInt(2);
                world.graph.described = List.of(1 + random.nextInt(4), 1);
                world.graph.written = List.of(1 + random.nextInt(4), 1);
                world.graph.changes.set(random.nextInt(2));
                WorkflowClient.start(
                        client.newWorkflowStub(GraphRagWorkflow.class, options)::run,
                        request.forGraph(GraphRagSettings.defaults()));
            } else {
                WorkflowClient.start(
                        client.newWorkflowStub(RaptorWorkflow.class, options)::run,
                        kind == 1 ? TaskBench.datasetRequest(starts) : request);
            }
            return client.newWorkflowStub(TaskWorkflow.class, name);
        }

        /** Until so many steps more have begun, or none begins, as where the task is paused. */
        private void awaitCalls(int more) {
            int target = calls() + more;
            int[] before = {-1};
            int[] still = {0};
            await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> {
                int now = calls();
                still[0] = now == before[0] ? still[0] + 1 : 0;
                before[0] = now;
                return still[0] == POLLS_OF_REST || now >= target;
            });
        }

        private int calls() {
            return world.calls.size() + world.graph.calls.size() + world.embedded.size();
        }

        private void act(TaskWorkflow task) {
            try {
                switch (random.nextInt(11)) {
                    case 0, 1 -> {
                        done.add("pause");
                        task.pause(random.nextBoolean() ? null : "lunch");
                    }
                    case 2, 3 -> {
                        done.add("resume");
                        task.resume();
                    }
                    case 4, 5 -> {
                        done.add("retry");
                        updates.add(CompletableFuture.supplyAsync(() -> task.retryFailedDocuments(null)));
                    }
                    case 6 -> {
                        int at = 1 + random.nextInt(4);
                        done.add("concurrency " + at);
                        updates.add(CompletableFuture.supplyAsync(() -> task.setConcurrency(at)));
                    }
                    case 7 -> {
                        FailureType trouble =
                                random.nextInt(4) == 0 ? FailureType.MODEL_UNAVAILABLE : FailureType.QUOTA_EXHAUSTED;
                        done.add("trouble " + trouble);
                        world.trouble = trouble;
                        world.graph.unreadable = trouble;
                        world.graph.unreported = trouble;
                    }
                    case 8 -> {
                        int which = 1 + random.nextInt(documents);
                        done.add("unreadable " + which);
                        world.unreadable = document -> document == which;
                    }
                    case 9 -> {
                        int which = 1 + random.nextInt(documents);
                        done.add("refused " + which);
                        world.refusedLevelOne = document -> document == which;
                    }
                    default -> {
                        if (random.nextInt(4) == 0) {
                            done.add("cancel");
                            cancelled = true;
                            task.cancel("enough");
                        }
                    }
                }
            } catch (WorkflowException ended) {
                done.add("(ended)");
            }
        }

        private void leaveAlone() {
            world.trouble = null;
            world.graph.unreadable = null;
            world.graph.unreported = null;
            world.unreadable = document -> false;
            world.refusedLevelOne = document -> false;
        }

        private TaskStatus end(TaskWorkflow task) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                try {
                    if (task.status().isPaused()) {
                        task.resume();
                    }
                } catch (WorkflowException ended) {
                    done.add("(ended)");
                }
                try {
                    return WorkflowStub.fromTyped(task).getResult(1, TimeUnit.SECONDS, TaskStatus.class);
                } catch (TimeoutException | WorkflowServiceException goesOn) {
                    // It is asked again whether it is paused; a server under load may call it busy.
                } catch (WorkflowFailedException failed) {
                    return task.status();
                }
            }
            throw new AssertionError("seed " + seed + " " + done + " does not end: " + task.status());
        }

        private void check(TaskStatus end) {
            String what = "seed " + seed + " " + done + " " + end;
            for (CompletableFuture<?> update : updates) {
                update.handle((answer, failure) -> answer).join();
            }
            long gone = end.completedDocuments()
                    + end.partialDocuments()
                    + end.failedDocuments()
                    + end.cancelledDocuments();
            assertThat(gone).as(what).isEqualTo(documents);
            Counts stored = world.counts();
            assertThat(stored.completed()).as(what).isEqualTo(end.completedDocuments());
            assertThat(stored.failed()).as(what).isEqualTo(end.failedDocuments());
            assertThat(stored.cancelled()).as(what).isEqualTo(end.cancelledDocuments());
            if (cancelled) {
                assertThat(end.state())
                        .as(what)
                        .isIn(TaskState.CANCELLED, TaskState.COMPLETED, TaskState.COMPLETED_WITH_FAILURES);
            } else {
                boolean failed = end.failedDocuments() + end.partialDocuments() > 0
                        || !end.failures().isEmpty();
                assertThat(end.state())
                        .as(what)
                        .isEqualTo(failed ? TaskState.COMPLETED_WITH_FAILURES : TaskState.COMPLETED);
            }
        }
    }
}
