package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.testing.LocalPostgres;
import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelChoice;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers of one cluster that are set up for different models, on the real server and PostgreSQL. */
@Timeout(180)
class MixedWorkersIT {

    private static final String CHAT = "openai/m1";
    private static final ModelProfile MODELS = new ModelProfile(CHAT, "bge-small-en-v1.5-q", false, 64);

    private static TemporalDevServer temporal;
    private static LocalPostgres postgres;

    @TempDir
    private Path folder;

    private final FaultyEndpoint endpoint = new FaultyEndpoint();
    private String task;

    @BeforeAll
    static void start() throws Exception {
        temporal = DevServer.start();
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (temporal != null) {
            temporal.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void write() throws IOException {
        task = "mixed-" + System.nanoTime();
        for (int i = 0; i < 12; i++) {
            String sentence = "Boat " + i + " of " + task + " leaves the harbour at " + i
                    + " and carries freight of kind %d.\n\n";
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                text.append(sentence.formatted(j));
            }
            Files.writeString(folder.resolve("boat-" + i + ".txt"), text);
        }
    }

    @AfterEach
    void stopEndpoint() {
        endpoint.close();
    }

    @Test
    void aWorkerWithOtherModelsTakesNoCallOfTheTasks() throws Exception {
        try (RunningRaptor ours = worker("ours", CHAT);
                RunningRaptor odd = worker("odd", "")) {
            start(ours);
            TaskStatus end = odd.await(task, status -> status.state().ended());
            assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(chatModels()).containsExactly(CHAT);
        }
    }

    @Test
    void aTaskWhoseModelsNobodyHasWaitsForAWorkerThatHasThem() throws Exception {
        try (RunningRaptor odd = worker("odd", "")) {
            start(odd);
            TaskStatus held = odd.await(task, TaskStatus::isPaused);
            assertThat(held.pauseReason()).startsWith("worker: no worker polls for " + CHAT);
            assertThat(held.failedDocuments()).isZero();
            try (RunningRaptor ours = worker("ours", CHAT)) {
                TaskStatus end = ours.await(task, status -> status.state().ended());
                assertThat(end.state()).isEqualTo(TaskState.COMPLETED);
                assertThat(chatModels()).containsExactly(CHAT);
            }
        }
    }

    /** As a client that names the task's models does, whoever it asks. */
    private void start(RunningRaptor through) {
        RaptorWorkflow stub = through.bean(TemporalConnection.class)
                .client()
                .newWorkflowStub(
                        RaptorWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(task)
                                .setTaskQueue(task)
                                .build());
        WorkflowClient.start(stub::run, request());
        assertThat(through.tasks().statusNow(task)).isPresent();
    }

    @Test
    void oneModelMayDoBothJobs() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raptor.temporal.target", temporal.getTarget());
        settings.put("raptor.task-queue", task);
        for (String job : List.of("chat", "embedding")) {
            settings.put("raptor." + job + ".base-url", endpoint.baseUrl());
            settings.put("raptor." + job + ".model", "m1");
        }
        try (RunningRaptor both = RunningRaptor.start(folder.resolve(".home-both"), Role.WORKER, settings)) {
            assertThat(both.bean(ModelProfile.class).ids()).containsOnly(CHAT);
        }
    }

    private RunningRaptor worker(String name, String chat) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raptor.temporal.target", temporal.getTarget());
        settings.put("raptor.store.url", postgres.url());
        settings.put("raptor.task-queue", task);
        if (!chat.isEmpty()) {
            settings.put("raptor.chat.base-url", endpoint.baseUrl());
            settings.put("raptor.chat.model", chat.substring(chat.indexOf('/') + 1));
        }
        return RunningRaptor.start(folder.resolve(".home-" + name), Role.WORKER, settings);
    }

    private TaskRequest request() {
        return TaskRequest.of(task, task, List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults())
                .with(new ModelChoice(MODELS, false));
    }

    private Set<String> chatModels() throws SQLException {
        Set<String> models = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(postgres.url());
                PreparedStatement query = connection.prepareStatement(
                        "select model from model_call where task_id = ? and kind = 'chat'")) {
            query.setString(1, task);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                models.add(rows.getString(1));
            }
        }
        return models;
    }
}
