package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.testing.FreePort;
import io.raptor.activity.testing.LocalPostgres;
import io.raptor.starter.operate.DevServer;
import io.raptor.starter.operate.Tools;
import io.raptor.workflow.TaskQueues;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a platform relies on: who migrates, who works on what, and how a process waits for its services. */
@Timeout(300)
class PlatformIT {

    private static final String TOKEN = "a-token-of-a-test-that-is-long-enough";
    private static final Pattern SERVED = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    Path folder;

    private Terminals terminals;
    private TemporalDevServer server;
    private LocalPostgres postgres;

    @BeforeAll
    static void requireServers() {
        Tools.temporal();
        LocalPostgres.require();
    }

    @BeforeEach
    void start() throws Exception {
        terminals = new Terminals(folder);
        postgres = LocalPostgres.start();
        server = DevServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        terminals.close();
        server.close();
        postgres.close();
    }

    @Test
    void aClientLeavesTheTablesToWhoeverMigrates() throws Exception {
        assertThat(run("early", elsewhere(), "list")).isEqualTo(1);
        assertThat(terminals.said("early")).contains("has no tables yet", "run ./raptor migrate");
        assertThat(run("first", elsewhere(), "migrate", "--json")).isZero();
        assertThat(terminals.said("first")).contains("{\"before\":0,\"after\":");
        assertThat(run("second", elsewhere(), "migrate")).isZero();
        assertThat(terminals.said("second")).contains("already");
        assertThat(run("later", elsewhere(), "list")).isZero();
        Map<String, String> lost = new HashMap<>(elsewhere());
        lost.put("TEMPORAL_NAMESPACE", "nowhere");
        assertThat(run("lost", lost, "list")).isEqualTo(1);
        assertThat(terminals.said("lost")).contains("no namespace nowhere: set TEMPORAL_NAMESPACE");
    }

    @Test
    void aProcessTakesTheWorkThatItIsFor() throws Exception {
        assertThat(run("migrate", elsewhere(), "migrate")).isZero();
        Map<String, String> few = new HashMap<>(elsewhere());
        few.put("RAPTOR_STORE_CONNECTIONS", "3");
        few.put("RAPTOR_STORE_MIGRATE", "never");
        terminals.start("answers", few, "serve", "--no-work", "--port", "0", "--home", home("answers"));
        awaitSaid("answers", "Serving on");
        terminals.start("computes", few, "worker", "--queues", "compute", "--home", home("computes"));
        awaitSaid("computes", "Working for");
        await().atMost(Terminals.PATIENCE).until(() -> pollers("raptor-compute") > 0);
        assertThat(pollers("raptor")).isZero();
        assertThat(pollers(TaskQueues.DEFAULT.model("bge-small-en-v1.5-q"))).isZero();
        assertThat(connections()).isLessThanOrEqualTo(2 * 3);
        terminals.start("rest", few, "worker", "--queues", "control,model", "--home", home("rest"));
        await().atMost(Terminals.PATIENCE).until(() -> pollers(TaskQueues.DEFAULT.model("bge-small-en-v1.5-q")) > 0);
        Files.writeString(folder.resolve("lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
        assertThat(run("client", few, "index", folder.resolve("lamp.md").toString()))
                .isZero();
        assertThat(terminals.said("client")).contains("1 completed");
    }

    @Test
    void aProcessWaitsForItsServicesAndSaysThatItIsNotReady() throws Exception {
        int temporalPort = FreePort.next();
        int health = FreePort.next();
        Map<String, String> settings = new HashMap<>(elsewhere());
        settings.put("TEMPORAL_ADDRESS", "127.0.0.1:" + temporalPort);
        settings.put("RAPTOR_MANAGEMENT_PORT", Integer.toString(health));
        Process worker = terminals.start("worker", settings, "worker", "--home", home("worker"));
        awaitSaid("worker", "Waiting: Temporal cannot be reached");
        assertThat(terminals.said("worker")).contains("connection refused");
        assertThat(probe(health, "liveness")).isEqualTo(200);
        assertThat(probe(health, "readiness")).isEqualTo(503);
        server.close();
        server = DevServer.startAt(temporalPort);
        await().atMost(Terminals.PATIENCE).until(() -> probe(health, "readiness") == 200);
        assertThat(worker.isAlive()).isTrue();
        assertThat(terminals.said("worker")).contains("Working for Temporal at");
    }

    @Test
    void aServerSaysWithinSecondsThatTemporalIsAway() throws Exception {
        Map<String, String> settings = new HashMap<>(elsewhere());
        settings.put("RAPTOR_TOKEN", TOKEN);
        settings.put("RAPTOR_SOURCE_ROOTS", folder.toString());
        terminals.start("server", settings, "serve", "--port", "0", "--home", home("server"));
        awaitSaid("server", "Serving on");
        Files.writeString(folder.resolve("lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
        assertThat(run("client", settings, "index", folder.resolve("lamp.md").toString(), "--task", "lamp"))
                .isZero();
        Matcher address = SERVED.matcher(terminals.said("server"));
        assertThat(address.find()).isTrue();
        String task = address.group() + "/api/v1/task";
        String body = "{\"task_id\":\"next\",\"dataset\":\"next\",\"sources\":[\"" + folder + "\"]}";
        assertThat(asked("GET", task + "/lamp/checkpoint-status", "").statusCode())
                .isEqualTo(200);

        String gone = server.getTarget();
        server.close();
        Instant begun = Instant.now();
        HttpResponse<String> start = asked("POST", task, body);
        assertThat(start.statusCode()).isEqualTo(503);
        assertThat(start.headers().firstValue("Retry-After")).isPresent();
        assertThat(start.body()).contains("Temporal does not answer at " + gone);
        HttpResponse<String> ended = asked("GET", task + "/lamp/checkpoint-status", "");
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body()).contains("\"state\":\"completed\"");
        assertThat(asked("GET", task, "").body()).contains("\"lamp\"");
        assertThat(asked("POST", task + "/lamp/pause", "").statusCode()).isEqualTo(409);
        assertThat(asked("POST", task + "/lamp/retry-failed", "").statusCode()).isEqualTo(503);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
        server = DevServer.start();
    }

    private static HttpResponse<String> asked(String method, String address, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .method(method, BodyPublishers.ofString(body))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void aSecretComesFromAFileAndAWrongOneIsToldAtOnce() throws Exception {
        Map<String, String> settings = new HashMap<>(elsewhere());
        settings.put("RAPTOR_STORE_URL", postgres.url().replaceAll("\\?.*", ""));
        settings.put("RAPTOR_STORE_USERNAME", "keeper");
        settings.put(
                "RAPTOR_STORE_PASSWORD_FILE", folder.resolve("no-such-file").toString());
        assertThat(run("none", settings, "migrate")).isEqualTo(2);
        assertThat(terminals.said("none")).contains("RAPTOR_STORE_PASSWORD_FILE names a file that cannot be read");
        Path secret = Files.writeString(folder.resolve("secret"), "any word\n");
        settings.put("RAPTOR_STORE_PASSWORD_FILE", secret.toString());
        assertThat(run("stranger", settings, "migrate")).isEqualTo(1);
        assertThat(terminals.said("stranger")).contains("RAPTOR_STORE_USERNAME");
        settings.put("RAPTOR_STORE_USERNAME", "postgres");
        assertThat(run("known", settings, "migrate")).isZero();
    }

    private Map<String, String> elsewhere() {
        return Map.of("TEMPORAL_ADDRESS", server.getTarget(), "RAPTOR_STORE_URL", postgres.url());
    }

    private String home(String whose) {
        return folder.resolve(whose + "-home").toString();
    }

    private int run(String name, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home("client")));
        return terminals.run(name, settings, all.toArray(String[]::new));
    }

    private void awaitSaid(String name, String words) {
        await().atMost(Terminals.PATIENCE).until(() -> terminals.said(name).contains(words));
    }

    private int pollers(String queue) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
        try {
            return stubs.blockingStub()
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace("default")
                            .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                            .build())
                    .getPollersCount();
        } finally {
            stubs.shutdownNow();
        }
    }

    private int connections() throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'raptor'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static int probe(int port, String name) throws IOException, InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/" + name))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException between) {
            return 0;
        }
    }
}
