package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.operate.DevServer;
import io.raptor.starter.operate.Tools;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.workflow.TaskQueues;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands from a home of their own, beside a Temporal server whose workers have another home and another store. */
@Timeout(300)
class ClientIT {

    private static final List<String> QUEUES = List.of(
            "raptor",
            "raptor-compute",
            TaskQueues.DEFAULT.model("bge-small-en-v1.5-q"),
            TaskQueues.DEFAULT.model("extractive/1"));

    @TempDir
    Path folder;

    private Terminals terminals;
    private TemporalDevServer server;
    private WorkflowServiceStubs stubs;

    @BeforeAll
    static void requireTemporal() {
        Tools.temporal();
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("papers"));
        for (int paper = 0; paper < 6; paper++) {
            Files.writeString(
                    folder.resolve("papers/lamp" + paper + ".md"),
                    ("The keeper of lamp " + paper + " lights it at dusk. ").repeat(40));
        }
        terminals = new Terminals(folder);
        server = DevServer.start();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
    }

    @AfterEach
    void stop() {
        terminals.close();
        stubs.shutdownNow();
        server.close();
    }

    @Test
    void aClientsTaskIsDoneByTheWorkersAndNoneOfThemIsTheClient() throws Exception {
        startWorker();
        Set<String> before = pollers();
        assertThat(before).isNotEmpty();
        Process client = terminals.start("client", elsewhere(), index("lamps"));
        Set<String> meanwhile = new TreeSet<>();
        await().atMost(Terminals.PATIENCE).until(() -> {
            meanwhile.addAll(pollers());
            return !client.isAlive();
        });
        assertThat(Terminals.end(client)).as(terminals.said("client")).isZero();
        assertThat(meanwhile).isSubsetOf(before);
        assertThat(terminals.said("client"))
                .contains("The workers read " + folder.resolve("papers"), "Task lamps: completed", "6 completed")
                .contains("which this process does not open");
        assertThat(home("client")).isDirectoryNotContaining("glob:**/{raptor.json,store}");

        int detached = terminals.run("detached", elsewhere(), index("later", "--detach"));
        assertThat(detached).as(terminals.said("detached")).isZero();
        assertThat(terminals.said("detached")).contains("Task later is ");
        assertThat(terminals.run("again", elsewhere(), index("later"))).isZero();
        assertThat(terminals.said("again")).contains("Task later: completed");
    }

    @Test
    void aClientThatWaitsForWorkersSaysSoAndSeesTheEndWhenOneComes() throws Exception {
        Process client = terminals.start("client", elsewhere(), index("lamps"));
        await().atMost(Terminals.PATIENCE)
                .until(() -> terminals
                        .said("client")
                        .contains("no worker polls raptor at " + server.getTarget()
                                + ": start one with ./raptor worker"));
        assertThat(client.isAlive()).isTrue();
        startWorker();
        assertThat(Terminals.end(client)).as(terminals.said("client")).isZero();
        assertThat(terminals.said("client"))
                .containsOnlyOnce("no worker polls raptor at")
                .contains("6 completed");
    }

    @Test
    void whoStopsFollowingStopsNothing() throws Exception {
        assertThat(terminals.run("detached", elsewhere(), index("lamps", "--detach")))
                .isZero();
        Process client = terminals.start("client", elsewhere(), index("lamps"));
        await().atMost(Terminals.PATIENCE).until(() -> terminals.said("client").contains("no worker polls"));
        client.destroy();
        Terminals.end(client);
        assertThat(terminals.said("client")).contains("task lamps keeps running");
        startWorker();
        assertThat(terminals.run("again", elsewhere(), index("lamps"))).isZero();
    }

    @Test
    void onlyWhoAsksForItWorksForOthers() throws Exception {
        assertThat(terminals.run("worker", elsewhere(), index("lamps", "--work")))
                .isZero();
        assertThat(terminals.said("worker")).contains("Task lamps: completed", "dataset papers: 6 documents");
    }

    private String[] index(String task, String... options) {
        List<String> words =
                new ArrayList<>(List.of("index", folder.resolve("papers").toString()));
        words.addAll(List.of("--task", task, "--home", home("client").toString()));
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }

    private Path home(String whose) {
        return folder.resolve(whose + "-home");
    }

    private Map<String, String> elsewhere() {
        return Map.of("TEMPORAL_ADDRESS", server.getTarget());
    }

    private void startWorker() throws IOException {
        terminals.start(
                "worker", elsewhere(), "worker", "--home", home("worker").toString());
        await().atMost(Terminals.PATIENCE)
                .until(() -> new OwnerFile(home("worker")).read().isPresent()
                        && !pollers().isEmpty());
    }

    /** Who asks one of our queues for work, by process. */
    private Set<String> pollers() {
        Set<String> identities = new TreeSet<>();
        for (String queue : QUEUES) {
            for (TaskQueueType type :
                    List.of(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)) {
                stubs
                        .blockingStub()
                        .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                                .setNamespace("default")
                                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                                .setTaskQueueType(type)
                                .build())
                        .getPollersList()
                        .stream()
                        .map(PollerInfo::getIdentity)
                        .forEach(identities::add);
            }
        }
        return identities;
    }
}
