package io.raptor.workflow.internal;

import io.raptor.workflow.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Temporal's own development server, by the command line found in TEMPORAL_CLI or on the path. */
final class RealServer {

    private RealServer() {}

    /** Starts a server, a second time where the first one lost a port that it had chosen to another process. */
    static TemporalDevServer start() {
        String cli = find().orElseGet(RealServer::missing);
        TemporalDevServerOptions options = TemporalDevServerOptions.newBuilder()
                .setExistingPath(cli)
                .setDownloadEnabled(false)
                .build();
        try {
            return TemporalDevServer.start(options);
        } catch (IllegalStateException ended) {
            return TemporalDevServer.start(options);
        }
    }

    /** A client of the server that writes payloads as the product does; its service stubs end with {@code shutdownNow}. */
    static WorkflowClient connect(TemporalDevServer server) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(server.getNamespace())
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    private static Optional<String> find() {
        String named = System.getenv("TEMPORAL_CLI");
        if (named != null && !named.isBlank()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Skipping is for laptops: what CI is there for must not be left out quietly. */
    private static String missing() {
        String message = "no Temporal command line: set TEMPORAL_CLI or put `temporal` on the path";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(message);
        }
        Assumptions.abort(message);
        return message;
    }
}
