package io.raptor.workflow.internal;

import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.TaskWorkflow;
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
 * released shape of the workflows, and add a folder for each later shape: recorded histories are never overwritten. With
 * {@code graph} as a second argument it records tasks that make graphs alone.
 */
final class RecordedHistories {

    private final Path folder;

    private RecordedHistories(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        RecordedHistories recorder = new RecordedHistories(Files.createDirectories(Path.of(args[0])));
        recorder.graphs();
        if (args.length == 1) {
            recorder.trees();
        }
        System.exit(0);
    }

    private void graphs() throws IOException {
        recordGraph("completed", 450, world -> {}, task -> {});
        recordGraph("continued", 3, world -> world.graph.pages = 5, task -> {});
        recordGraph("changed", 450, world -> world.graph.changes.set(1), task -> {});
        recordGraph("paused", 450, world -> {}, task -> {
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.resume();
        });
        List<FakeWorld> worlds = new ArrayList<>();
        recordGraph(
                "cancelled",
                450,
                world -> {
                    world.graph.parking.reserve(List.of("report 1"));
                    worlds.add(world);
                },
                task -> {
                    await().until(worlds.get(0).graph.parking::isFull);
                    task.cancel("enough");
                    worlds.get(0).graph.parking.clear();
                });
    }

    private void trees() throws IOException {
        record("completed", 3, 450, world -> {}, task -> {});
        record("continued", 5, 2, world -> {}, task -> {});
        record("failure", 3, 450, world -> world.unreadable = document -> document == 2, task -> {});
        record("gap", 1, 450, world -> world.refusedLevelOne = document -> true, task -> {});
        record("cancelled", 4, 450, world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().runningDocuments() == 2);
            task.cancel("enough");
        });
        record("paused", 3, 450, world -> {}, task -> {
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.resume();
        });
        record("renamed", 2, 450, world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().runningDocuments() == 2);
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.pause("night");
            await().until(() -> "night".equals(task.status().pauseReason()));
            task.resume();
        });
        // Of a level that is left in its midst, the run that goes on with it.
        record("long-level", 1, 450, world -> world.clusters = level -> level == 0 ? 1450 : 2, task -> {});
        List<FakeWorld> worlds = new ArrayList<>();
        record(
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
        record(
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
        recordLegacy("completed", world -> {}, task -> {});
        recordLegacy("failure", world -> world.unreadable = document -> document == 2, task -> {});
        recordLegacy("cancelled", world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().state() == TaskState.RUNNING);
            task.cancel("enough");
        });
    }

    private void recordGraph(String name, int starts, Consumer<FakeWorld> prepare, Consumer<TaskWorkflow> control)
            throws IOException {
        FakeWorld world = new FakeWorld(3);
        prepare.accept(world);
        try (TaskBench bench = new TaskBench(world)) {
            control.accept(bench.startGraph(TaskBench.request(2, starts)));
            try {
                bench.result();
            } catch (WorkflowFailedException cancelled) {
                System.out.println(name + " was cancelled");
            }
            write(bench.client().fetchHistory(TaskBench.TASK), "graph-" + name);
            write(
                    bench.client().fetchHistory(WorkflowIds.document(TaskBench.TASK, FakeWorld.id(1))),
                    "graph-document-" + name);
        }
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
    private void recordLegacy(String name, Consumer<FakeWorld> prepare, Consumer<RaptorWorkflow> control)
            throws IOException {
        FakeWorld world = new FakeWorld(3);
        prepare.accept(world);
        try (TaskBench bench = new TaskBench(world)) {
            control.accept(bench.start(TaskBench.legacyRequest()));
            try {
                bench.result();
            } catch (WorkflowFailedException ended) {
                System.out.println(name + " ended before time");
            }
            write(bench.client().fetchHistory(TaskBench.TASK), "legacy-" + name);
        }
    }

    private void write(WorkflowExecutionHistory history, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), history.toJson(true) + "\n");
    }
}
