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
 * {@code graph} as a second argument it records tasks that make graphs alone, with {@code asked} those of which a model is
 * asked, with {@code spent} a run that had begun as many documents as one may when all of them ended.
 */
final class RecordedHistories {

    private final Path folder;

    private RecordedHistories(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        RecordedHistories recorder = new RecordedHistories(Files.createDirectories(Path.of(args[0])));
        if (args.length == 1 || args[1].equals("graph")) {
            recorder.graphs();
        }
        if (args.length == 1 || args[1].equals("asked")) {
            recorder.askedGraphs();
        }
        if (args.length == 1 || args[1].equals("spent")) {
            recorder.spent();
        }
        if (args.length == 1) {
            recorder.trees();
            recorder.datasets();
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

    /** A model is asked about their names, things and communities. */
    private void askedGraphs() throws IOException {
        recordGraph("asked", 450, RecordedHistories::asked, task -> {});
        recordGraph("asked-continued", 3, RecordedHistories::asked, task -> {});
        recordGraph(
                "asked-paused",
                450,
                world -> {
                    asked(world);
                    world.models = FakeCatalogue.WITH_REPORTER;
                },
                task -> {
                    task.pause("lunch");
                    await().until(() -> task.status().isPaused());
                    task.resume();
                });
    }

    private static void asked(FakeWorld world) {
        world.graph.blocks = 3;
        world.graph.described = List.of(4, 1);
        world.graph.written = List.of(5, 2);
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
        recordAtomic("completed", world -> {}, task -> {});
        recordAtomic("failure", world -> world.unreadable = document -> document == 2, task -> {});
        recordAtomic("cancelled", world -> world.loading.drainPermits(), task -> {
            await().until(() -> task.status().state() == TaskState.RUNNING);
            task.cancel("enough");
        });
    }

    private void spent() throws IOException {
        FakeWorld world = new FakeWorld(3);
        world.parking.reserve(List.of("pending", "putBack"));
        try (TaskBench bench = new TaskBench(world)) {
            RaptorWorkflow task = bench.start(TaskBench.request(3, 3));
            String run = bench.client()
                    .newUntypedWorkflowStub(TaskBench.TASK)
                    .describe()
                    .getExecution()
                    .getRunId();
            TaskBench.endWithinTheRun(world, task);
            write(bench.client().fetchHistory(TaskBench.TASK, run), "task-spent");
        }
    }

    private void datasets() throws IOException {
        recordDataset("completed", 450, world -> {}, task -> {});
        recordDataset("continued", 3, world -> world.dataset.clusters = level -> 4 - level, task -> {});
        recordDataset("failure", 450, world -> world.refusedWholly = build -> build == FakeDataset.BUILD, task -> {});
        recordDataset("unchanged", 450, world -> world.dataset.upToDate = true, task -> {});
        recordDataset("paused", 450, parkedAt("summarise 1000 1 1"), task -> {
            awaitTree(task);
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            task.resume();
        });
        recordDataset("cancelled", 450, parkedAt("summarise 1000 1 1"), task -> {
            awaitTree(task);
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

    private static Consumer<FakeWorld> parkedAt(String step) {
        return world -> world.parking.reserve(List.of(step));
    }

    private static void awaitTree(RaptorWorkflow task) {
        await().until(() -> task.status().phase().equals("corpus"));
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

    /** Of a task with a tree over its dataset; its documents' workflows are as any others. */
    private void recordDataset(String name, int starts, Consumer<FakeWorld> prepare, Consumer<RaptorWorkflow> control)
            throws IOException {
        FakeWorld world = new FakeWorld(3);
        prepare.accept(world);
        try (TaskBench bench = new TaskBench(world)) {
            control.accept(bench.start(TaskBench.datasetRequest(starts)));
            world.parking.clear();
            try {
                bench.result();
            } catch (WorkflowFailedException cancelled) {
                System.out.println(name + " was cancelled");
            }
            write(bench.client().fetchHistory(TaskBench.TASK), "dataset-" + name);
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
