package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.ScheduledIndexWorkflow;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.authorization.AuthorizationGrpcMetadataProvider;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the Temporal service in the process, which need not be ours. */
@Timeout(120)
final class TemporalAttackTest {

    private static final String TOKEN = "a long word that nobody guesses";

    @TempDir
    Path folder;

    private Path roots;
    private Path secret;

    @BeforeEach
    void sources() throws IOException {
        roots = Files.createDirectory(folder.resolve("roots"));
        Files.writeString(roots.resolve("open.md"), "A note that everybody may read.");
        secret = Files.createDirectory(folder.resolve("secret"));
        Files.writeString(secret.resolve("secret.md"), "The combination is 17-4-33.");
    }

    private RunningRaptor server() {
        return RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.server.token", TOKEN, "raptor.sources.roots", roots.toString()));
    }

    private static WorkflowServiceStubs stranger(RunningRaptor raptor, String key) {
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(raptor.bean(TemporalConnection.class).address());
        if (!key.isEmpty()) {
            options.addGrpcMetadataProvider(new AuthorizationGrpcMetadataProvider(() -> "Bearer " + key));
        }
        return WorkflowServiceStubs.newServiceStubs(options.build());
    }

    private static void look(WorkflowServiceStubs stubs) {
        var unused = stubs.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
    }

    private static WorkflowClient client(WorkflowServiceStubs stubs) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    private static WorkflowStub start(WorkflowServiceStubs stubs, String task, Path source) {
        WorkflowStub stub = client(stubs)
                .newUntypedWorkflowStub(
                        "RaptorWorkflow",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(task)
                                .setTaskQueue("raptor")
                                .build());
        stub.start(
                TaskRequest.of(task, task, List.of(source.toString()), RaptorSettings.defaults(), Limits.defaults()));
        return stub;
    }

    @Test
    void withoutTheTokenNobodyUsesItAndWithItNobodyReadsBeyondTheRoots() {
        try (RunningRaptor raptor = server()) {
            for (String wrong : List.of("", TOKEN + "x")) {
                WorkflowServiceStubs foreign = stranger(raptor, wrong);
                assertThatThrownBy(() -> look(foreign)).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
                    assertThat(e).hasMessageContaining("TEMPORAL_API_KEY");
                });
                foreign.shutdownNow();
            }
            WorkflowServiceStubs client = stranger(raptor, TOKEN);
            look(client);
            start(client, "inside", roots).getResult(Object.class);
            assertThat(raptor.tasks().statusNow("inside").orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
            WorkflowStub outside = start(client, "outside", secret);
            assertThatThrownBy(() -> outside.getResult(Object.class))
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasStackTraceContaining("RAPTOR_SOURCE_ROOTS");
            WorkflowStub scheduled = scheduled(client, secret);
            assertThat(scheduled.getResult(ScheduledStart.class).started()).isTrue();
            assertThat(raptor.await("scheduled", status -> status.state().ended())
                            .state())
                    .isEqualTo(TaskState.FAILED);
            client.shutdownNow();
        }
    }

    /** What starts tasks for schedules has no rights of its own. */
    private static WorkflowStub scheduled(WorkflowServiceStubs stubs, Path source) {
        WorkflowStub stub = client(stubs)
                .newUntypedWorkflowStub(
                        ScheduledIndexWorkflow.TYPE,
                        WorkflowOptions.newBuilder().setTaskQueue("raptor").build());
        stub.start(TaskRequest.of(
                "scheduled", "scheduled", List.of(source.toString()), RaptorSettings.defaults(), Limits.defaults()));
        return stub;
    }

    @Test
    void whatTheUserOfTheProcessStartsReadsWhatTheyName() {
        try (RunningRaptor raptor = server()) {
            assertThat(raptor.index("own", secret).state()).isEqualTo(TaskState.COMPLETED);
        }
    }
}
