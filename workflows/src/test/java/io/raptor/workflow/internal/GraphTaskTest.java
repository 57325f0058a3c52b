package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that makes a graph: its documents, then the steps on what all of them contribute. */
@Timeout(120)
class GraphTaskTest {

    private final FakeWorld world = new FakeWorld(3);
    private final FakeGraph graph = world.graph;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void oneGraphIsMadeOfAllDocumentsAndShown() {
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(end.progress()).isEqualTo(1);
            assertThat(graph.calls.subList(0, 3)).containsExactlyInAnyOrder("divide 1", "divide 2", "divide 3");
            assertThat(graph.calls.subList(3, 6)).containsExactly("merge", "communities", "reports");
            assertThat(graph.calls.subList(6, 9)).containsExactlyInAnyOrder("report 0", "report 1", "report 2");
            assertThat(graph.calls.subList(9, graph.calls.size())).containsExactly("publish");
            assertThat(world.calls).noneMatch(call -> call.startsWith("summarise"));
        }
    }

    @Test
    void eachUnitGoesToTheModelThatReadsForGraphs() {
        world.models = FakeCatalogue.WITH_READER;
        graph.unread = 2;
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.count("extract")).isEqualTo(6);
            assertThat(graph.readers).containsExactly(TaskQueues.DEFAULT.model("openai/reader"));
        }
    }

    @Test
    void unitsGoToTheChatModelWhereNoOtherReads() {
        graph.unread = 2;
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.readers).containsExactly(TaskQueues.DEFAULT.model("extractive"));
        }
    }

    @Test
    void anOutageOfTheModelThatReadsIsAskedAboutAtThatModel() {
        world.models = FakeCatalogue.WITH_READER;
        world.trouble = FailureType.MODEL_UNAVAILABLE;
        graph.unread = 2;
        graph.unreadable = FailureType.MODEL_UNAVAILABLE;
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(() -> task.status().isPaused() && world.probes() > 0);
            assertThat(task.status().pauseReason()).startsWith("outage: there is trouble");

            graph.unreadable = null;
            world.trouble = null;
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.probed).containsExactly(TaskQueues.DEFAULT.model("openai/reader"));
        }
    }

    @Test
    void aTaskWhoseReaderNobodyPollsForNamesIt() {
        world.models = FakeCatalogue.WITH_READER;
        world.unserved = List.of("openai/reader");
        world.unservedAtFirst = false;
        graph.unread = 2;
        graph.unreadable = FailureType.WORKER_MISSING;
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(() -> task.status().isPaused());
            assertThat(task.status().pauseReason()).startsWith("worker: no worker polls for openai/reader");

            graph.unreadable = null;
            world.unserved = List.of();
            assertThat(bench.result().completedDocuments()).isEqualTo(3);
        }
    }

    @Test
    void aPauseHoldsItInAnyPhaseAndShowsWhich() {
        graph.parking.reserve(List.of("communities"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(graph.parking::isFull);
            task.pause("lunch");
            await().until(() -> task.status().isPaused());
            assertThat(task.status().phase()).isEqualTo("communities");
            graph.parking.clear();
            await().during(Duration.ofMillis(500)).until(() -> !graph.calls.contains("report 0"));

            task.resume();
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.count("merge")).isEqualTo(1);
            assertThat(graph.count("communities")).isEqualTo(1);
        }
    }

    @Test
    void aCancelAmidReportsShowsNothing() {
        graph.parking.reserve(List.of("report 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(graph.parking::isFull);
            task.cancel("enough");
            graph.parking.clear();
            assertThatThrownBy(bench::result).isInstanceOf(WorkflowFailedException.class);
            assertThat(task.status().state()).isEqualTo(TaskState.CANCELLED);
            assertThat(task.status().completedDocuments()).isEqualTo(3);
            assertThat(graph.calls).doesNotContain("publish");
        }
    }

    @Test
    void eachStepIsDoneOnceWhereTheTaskContinuesAsNewAmidThem() {
        graph.pages = 7;
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 3));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.count("report ")).isEqualTo(7);
            assertThat(graph.calls).doesNotHaveDuplicates();
        }
    }

    @Test
    void documentsThatChangeMeanwhileHaveItMadeOfWhatThereIs() {
        graph.changes.set(1);
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.count("merge")).isEqualTo(2);
            assertThat(graph.count("publish")).isEqualTo(2);
        }
    }

    @Test
    void aDocumentThatCannotBeReadLeavesAGraphOfTheOthersUntilItIsRetried() {
        world.unreadable = document -> document == 2 && world.down;
        world.down = true;
        graph.parking.reserve(List.of("report 1"));
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(graph.parking::isFull);
            assertThat(graph.count("divide")).isEqualTo(2);
            world.down = false;
            assertThat(task.retryFailedDocuments(null)).isEqualTo(1);
            graph.parking.clear();
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(graph.calls.lastIndexOf("merge")).isGreaterThan(graph.calls.indexOf("divide 2"));
        }
    }

    @Test
    void aFaultOfTheStoreIsToldAsOneOfAllDocuments() {
        graph.trouble = FailureType.INTERNAL;
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(end.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.docId()).isEqualTo(DocumentFailure.ALL_DOCUMENTS));
            assertThat(graph.calls).doesNotContain("publish");
        }
    }

    @Test
    void reportsOfAModelAreWrittenFromTheLowestLevelUp() {
        world.models = FakeCatalogue.WITH_REPORTER;
        graph.written = List.of(4, 2);
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 450));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(end.progress()).isEqualTo(1);
            List<String> asked =
                    graph.calls.stream().filter(call -> call.startsWith("ask")).toList();
            assertThat(asked.subList(0, 4)).containsExactlyInAnyOrder("ask 1 0", "ask 1 1", "ask 1 2", "ask 1 3");
            assertThat(asked.subList(4, 6)).containsExactlyInAnyOrder("ask 0 0", "ask 0 1");
            assertThat(graph.calls.indexOf("ask 1 0")).isGreaterThan(graph.calls.lastIndexOf("report 2"));
            assertThat(graph.reporters).containsExactly(TaskQueues.DEFAULT.model("openai/reporter"));
        }
    }

    @Test
    void eachReportIsAskedForOnceWhereTheTaskContinuesAsNewAmidThem() {
        graph.written = List.of(7, 1);
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.request(3, 3));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(graph.count("ask 1 ")).isEqualTo(7);
            assertThat(graph.count("ask 0 ")).isEqualTo(1);
            assertThat(graph.calls).doesNotHaveDuplicates();
        }
    }

    @Test
    void aReportThatNoModelWritesIsNamedAndTheGraphShownWithout() {
        graph.written = List.of(4);
        graph.refused = Set.of("ask 0 2");
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.forgiving(3));
            TaskStatus end = bench.result();
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(end.completedDocuments()).isEqualTo(3);
            assertThat(end.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.docId()).isEqualTo(DocumentFailure.ALL_DOCUMENTS);
                assertThat(failure.message()).contains("there is trouble");
            });
            assertThat(graph.calls).endsWith("publish");
        }
    }

    @Test
    void anOutageOfTheModelThatReportsIsAskedAboutAtThatModel() {
        world.models = FakeCatalogue.WITH_REPORTER;
        world.trouble = FailureType.MODEL_UNAVAILABLE;
        graph.written = List.of(2);
        graph.unreported = FailureType.MODEL_UNAVAILABLE;
        try (TaskBench bench = new TaskBench(world)) {
            TaskWorkflow task = bench.startGraph(TaskBench.request(3, 450));
            await().until(() -> task.status().isPaused() && world.probes() > 0);
            assertThat(task.status().phase()).isEqualTo("reporting");
            assertThat(task.status().pauseReason()).startsWith("outage: there is trouble");

            graph.unreported = null;
            world.trouble = null;
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(world.probed).containsExactly(TaskQueues.DEFAULT.model("openai/reporter"));
        }
    }

    @Test
    void namesAreJoinedAndThingsDescribedBeforeCommunitiesAreFound() {
        world.models = FakeCatalogue.WITH_REPORTER;
        graph.blocks = 3;
        graph.described = List.of(4, 1);
        graph.written = List.of(1);
        for (int starts : List.of(450, 3)) {
            graph.calls.clear();
            try (TaskBench bench = new TaskBench(world)) {
                bench.startGraph(TaskBench.request(3, starts));
                assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
                List<String> calls = graph.calls.subList(graph.calls.indexOf("merge"), graph.calls.size());
                assertThat(calls).doesNotHaveDuplicates();
                assertThat(calls.subList(1, 4)).containsExactlyInAnyOrder("resolve 0", "resolve 1", "resolve 2");
                assertThat(calls.subList(4, 6)).containsExactly("join", "plan 0");
                assertThat(calls.subList(6, 10)).allMatch(call -> call.startsWith("describe 0 "));
                assertThat(calls.subList(10, 15))
                        .containsExactly("plan 1", "describe 1 0", "plan 2", "communities", "reports");
                assertThat(graph.reporters).containsExactly(TaskQueues.DEFAULT.model("openai/reporter"));
            }
            world.states.replaceAll((document, state) -> DocumentState.PENDING);
        }
    }

    @Test
    void aBlockWithoutAnAnswerStaysAsItIs() {
        graph.blocks = 2;
        graph.written = List.of(1);
        graph.refused = Set.of("resolve 1");
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.forgiving(3));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
            assertThat(graph.calls).contains("join").endsWith("publish");
        }
    }

    @Test
    void aDocumentOfBadAnswersAloneIsShownAsItIsReadByRulesIfFailuresAreAllowed() {
        graph.unread = 1;
        graph.units = 2;
        graph.unreadable = FailureType.BAD_MODEL_OUTPUT;
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.forgiving(3));
            TaskStatus end = bench.result();
            assertThat(end.failedDocuments()).isZero();
            assertThat(graph.calls).endsWith("publish");
        }
        graph.units = 4;
        world.states.replaceAll((document, state) -> DocumentState.PENDING);
        try (TaskBench bench = new TaskBench(world)) {
            bench.startGraph(TaskBench.forgiving(3));
            assertThat(bench.result().failedDocuments()).isEqualTo(3);
        }
    }

    @Test
    void aDocumentOfManyUnitsContinuesAsNewAmidThem() {
        FakeWorld one = new FakeWorld(1);
        one.graph.unread = 1;
        one.graph.units = 1500;
        try (TaskBench bench = new TaskBench(one)) {
            bench.startGraph(TaskBench.request(1, 450));
            assertThat(bench.result().state()).isEqualTo(TaskState.COMPLETED);
            assertThat(one.graph.count("extract")).isEqualTo(1500);
            assertThat(one.graph.calls).doesNotHaveDuplicates();
            assertThat(Deep.runs(bench.client(), WorkflowIds.document(TaskBench.TASK, FakeWorld.id(1))))
                    .hasSizeGreaterThan(1);
        }
    }
}
