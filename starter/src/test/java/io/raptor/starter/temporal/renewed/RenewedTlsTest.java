package io.raptor.starter.temporal.renewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.raptor.activity.testing.FreePort;
import io.raptor.starter.testing.SelfSigned;
import io.raptor.starter.testing.ShownKeys;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and a key that are renewed while a client of Temporal runs, before a server that wants the new ones. */
@Timeout(300)
final class RenewedTlsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private TestServicesStarter services;
    private Server server;
    private int port;
    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        for (String name : new String[] {"server", "server2", "client", "client2"}) {
            SelfSigned.write(folder, name);
        }
        services = new TestServicesStarter(true, 0);
        port = FreePort.next();
        listen("server", "client");
    }

    @AfterEach
    void stop() throws InterruptedException {
        end();
        services.close();
    }

    @Test
    void newConnectionsUseWhatTheFilesHold() throws Exception {
        Path key = Files.writeString(folder.resolve("key.txt"), "one\n");
        WorkflowServiceStubsOptions.Builder reaching =
                WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port);
        ClientConfigProfile profile = ClientConfigProfile.newBuilder()
                .setTls(ClientConfigTLS.newBuilder()
                        .setServerCACertPath(file("trusted.crt", "server.crt"))
                        .setClientCertPath(folder.resolve("client.crt").toString())
                        .setClientKeyPath(folder.resolve("client.key").toString())
                        .build())
                .build();
        Optional<KeyFile> inFile = KeyFile.named(Map.of(KeyFile.VARIABLE, key.toString()));
        try (AutoCloseable watch = RenewedTls.and(inFile, profile, reaching, Duration.ofMillis(200))) {
            assertThat(watch).isNotNull();
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(reaching.build());
            try {
                assertThat(answers(stubs)).isTrue();
                assertThat(keys).containsOnly("Bearer one");
                end();
                SelfSigned.replace(folder, "client", "client2");
                file("trusted.crt", "server2.crt");
                Files.writeString(key, "number two\n");
                listen("server2", "client2");
                await().atMost(PATIENCE).until(() -> answers(stubs));
                await().atMost(PATIENCE).until(() -> answers(stubs) && keys.contains("Bearer number two"));
            } finally {
                stubs.shutdownNow();
                stubs.awaitTermination(5, TimeUnit.SECONDS);
            }
        }
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), Files.readString(folder.resolve(content)))
                .toString();
    }

    private static boolean answers(WorkflowServiceStubs stubs) {
        try {
            return stubs.blockingStub()
                    .withDeadlineAfter(5, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                    .hasCapabilities();
        } catch (io.grpc.StatusRuntimeException refused) {
            return false;
        }
    }

    private void listen(String certificate, String trusted) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(GrpcSslContexts.forServer(
                                folder.resolve(certificate + ".crt").toFile(),
                                folder.resolve(certificate + ".key").toFile())
                        .trustManager(folder.resolve(trusted + ".crt").toFile())
                        .clientAuth(ClientAuth.REQUIRE)
                        .build())
                .intercept(new ShownKeys(keys));
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        server = builder.build().start();
    }

    private void end() throws InterruptedException {
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
}
