package io.raptor.workflow.internal;

import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Records the histories that {@link WorkflowReplayTest} replays. Run its main, with the folder to write into, once for a
 * released shape of the workflows, and add a folder for each later shape: recorded histories are never overwritten.
 */
final class RecordedHistories {

    private final Path folder;

    private RecordedHistories(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        RecordedHistories recorder = new RecordedHistories(Files.createDirectories(Path.of(args[0])));
        recorder.record("completed", 3, 450, world -> {}, task -> {});
        recorder.record("continued", 5, 2, world -> {}, task -> {});
        recorder.record("failure", 3, 450, world -> world.unreadable = document -> document == 2, task -> {});
        recorder.record("gap", 1, 450, world -> world.refusedLevelOne = document -> true, task -> {});
        recorder.record("cancelled", 4, 450, world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().runningDocuments() == 2);
            task.cancel("enough");
        });
        recorder.record("paused", 3, 450, world -> {}, task -> {
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.resume();
        });
        recorder.record("renamed", 2, 450, world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().runningDocuments() == 2);
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.pause("night");
            await().until(() -> "night".equals(task.status().pauseReason()));
            task.resume();
        });
        // Of a level that is left in its midst, the run that goes on with it.
        recorder.record("long-level", 1, 450, world -> world.clusters = level -> level == 0 ? 1450 : 2, task -> {});
        List<FakeWorld> worlds = new ArrayList<>();
        recorder.record(
                "held",
                3,
                450,
                world -> {
                    world.trouble = FailureType.MODEL_UNAVAILABLE;
                    worlds.add(world);
                },
                task -> {
                    await().until(() -> task.status().isPaused());
                    worlds.get(0).trouble = null;
                    await().until(() -> !task.status().isPaused());
                });
        recorder.record(
                "unserved",
                2,
                450,
                world -> {
                    world.unserved = List.of("extractive");
                    worlds.add(world);
                },
                task -> {
                    await().until(() -> task.status().isPaused());
                    worlds.get(1).unserved = List.of();
                });
        recorder.recordAtomic("completed", world -> {}, task -> {});
        recorder.recordAtomic("failure", world -> world.unreadable = document -> document == 2, task -> {});
        recorder.recordAtomic("cancelled", world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().state() == TaskState.RUNNING);
            task.cancel("enough");
        });
        System.exit(0);
    }

    private void record(
            String name, int documents, int starts, Consumer<FakeWorld> prepare, Consumer<RaptorWorkflow> control)
            throws IOException {
        FakeWorld world = new FakeWorld(documents);
        prepare.accept(world);
        try (TaskBench bench = new TaskBench(world)) {
            control.accept(bench.start(TaskBench.request(2, starts)));
            world.loading.release(1000);
            try {
                bench.result();
            } catch (WorkflowFailedException cancelled) {
                System.out.println(name + " was cancelled");
            }
            write(bench.client().fetchHistory(TaskBench.TASK), "task-" + name);
            write(
                    bench.client().fetchHistory(WorkflowIds.document(TaskBench.TASK, FakeWorld.id(1))),
                    "document-" + name);
        }
    }

    /** Tasks without checkpoints have no documents' workflows. */
    private void recordAtomic(String name, Consumer<FakeWorld> prepare, Consumer<RaptorWorkflow> control)
            throws IOException {
        FakeWorld world = new FakeWorld(3);
        prepare.accept(world);
        try (TaskBench bench = new TaskBench(world)) {
            control.accept(bench.start(TaskBench.atomicRequest()));
            try {
                bench.result();
            } catch (WorkflowFailedException ended) {
                System.out.println(name + " ended before time");
            }
            write(bench.client().fetchHistory(TaskBench.TASK), "atomic-" + name);
        }
    }

    private void write(WorkflowExecutionHistory history, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), history.toJson(true) + "\n");
    }
}
