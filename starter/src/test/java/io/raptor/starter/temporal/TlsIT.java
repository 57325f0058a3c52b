package io.raptor.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.raptor.starter.testing.Product;
import io.raptor.starter.testing.SelfSigned;
import io.raptor.starter.testing.ShownKeys;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Temporal behind TLS, which wants a client's certificate, as Temporal's own variables and profile file set it up. */
@Timeout(400)
final class TlsIT {

    @TempDir
    Path folder;

    private TestServicesStarter services;
    private Server server;
    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        SelfSigned.write(folder, "server");
        SelfSigned.write(folder, "client");
        services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(GrpcSslContexts.forServer(
                                file("server.crt").toFile(), file("server.key").toFile())
                        .trustManager(file("client.crt").toFile())
                        .clientAuth(ClientAuth.REQUIRE)
                        .build())
                .intercept(new ShownKeys(keys));
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        server = builder.build().start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        services.close();
    }

    @Test
    void theVariablesOfTemporalAreHonoured() throws Exception {
        String said = doctor(Map.of(
                "TEMPORAL_TLS_SERVER_CA_CERT_PATH", file("server.crt").toString(),
                "TEMPORAL_TLS_CLIENT_CERT_PATH", file("client.crt").toString(),
                "TEMPORAL_TLS_CLIENT_KEY_PATH", file("client.key").toString(),
                "TEMPORAL_TLS_SERVER_NAME", "localhost",
                "TEMPORAL_API_KEY", "a-key-of-the-cloud"));
        assertThat(said).containsPattern("(?i)temporal.*answers");
        assertThat(keys).contains("Bearer a-key-of-the-cloud");
        assertThat(said).doesNotContain("a-key-of-the-cloud");
    }

    @Test
    void theKeyMayStandInAFile() throws Exception {
        Path key = Files.writeString(file("key.txt"), "a-key-of-a-file\n");
        String said = doctor(Map.of(
                "TEMPORAL_TLS_SERVER_CA_CERT_PATH", file("server.crt").toString(),
                "TEMPORAL_TLS_CLIENT_CERT_PATH", file("client.crt").toString(),
                "TEMPORAL_TLS_CLIENT_KEY_PATH", file("client.key").toString(),
                "TEMPORAL_TLS_SERVER_NAME", "localhost",
                "TEMPORAL_API_KEY", "another",
                "TEMPORAL_API_KEY_FILE", key.toString()));
        assertThat(said).containsPattern("(?i)temporal.*answers");
        assertThat(keys).containsOnly("Bearer a-key-of-a-file");
    }

    @Test
    void soIsItsProfileFile() throws Exception {
        Path profile = Files.writeString(folder.resolve("temporal.toml"), """
                [profile.site]
                address = "127.0.0.1:%d"
                namespace = "default"
                [profile.site.tls]
                server_ca_cert_path = "%s"
                client_cert_path = "%s"
                client_key_path = "%s"
                server_name = "localhost"
                """.formatted(
                        server.getPort(), file("server.crt"), file("client.crt"), file("client.key")));
        String said = doctor(Map.of("TEMPORAL_CONFIG_FILE", profile.toString(), "TEMPORAL_PROFILE", "site"));
        assertThat(said).containsPattern("(?i)temporal.*answers");
    }

    @Test
    void eachFaultHasItsOwnWords() throws Exception {
        SelfSigned.write(folder, "other");
        Map<String, String> right = Map.of(
                "TEMPORAL_TLS_SERVER_CA_CERT_PATH", file("server.crt").toString(),
                "TEMPORAL_TLS_CLIENT_CERT_PATH", file("client.crt").toString(),
                "TEMPORAL_TLS_CLIENT_KEY_PATH", file("client.key").toString(),
                "TEMPORAL_TLS_SERVER_NAME", "localhost");
        assertThat(listed(Map.of())).contains("set TEMPORAL_TLS=true");
        assertThat(listed(Map.of("TEMPORAL_TLS", "true"))).contains("set TEMPORAL_TLS_SERVER_CA_CERT_PATH");
        assertThat(listed(with(right, "TEMPORAL_TLS_SERVER_CA_CERT_PATH", file("other.crt"))))
                .contains("set TEMPORAL_TLS_SERVER_CA_CERT_PATH");
        assertThat(listed(with(right, "TEMPORAL_TLS_SERVER_NAME", "elsewhere.example")))
                .contains("set TEMPORAL_TLS_SERVER_NAME");
        assertThat(listed(with(right, "TEMPORAL_TLS_CLIENT_CERT_PATH", file("none.crt"))))
                .contains("does not exist or cannot be read", "TEMPORAL_TLS_CLIENT_CERT_PATH");
        assertThat(listed(with(
                        right,
                        "TEMPORAL_TLS_CLIENT_CERT_PATH",
                        file("other.crt"),
                        "TEMPORAL_TLS_CLIENT_KEY_PATH",
                        file("other.key"))))
                .contains("does not accept the client's certificate");
        assertThat(listed(Map.of(
                        "TEMPORAL_TLS_SERVER_CA_CERT_PATH",
                        file("server.crt").toString(),
                        "TEMPORAL_TLS_SERVER_NAME",
                        "localhost")))
                .contains("wants a certificate of the client", "TEMPORAL_TLS_CLIENT_CERT_PATH");
    }

    private static Map<String, String> with(Map<String, String> base, Object... changes) {
        Map<String, String> changed = new HashMap<>(base);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i].toString(), changes[i + 1].toString());
        }
        return changed;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** What a process of ours says of the set-up, with these variables. */
    private String doctor(Map<String, String> variables) throws IOException, InterruptedException {
        return command("doctor", variables);
    }

    /** The same of one that starts in less time. */
    private String listed(Map<String, String> variables) throws IOException, InterruptedException {
        return command("list", variables);
    }

    private String command(String name, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> words = List.of(
                name, "--home", folder.resolve("home").toString(), "--temporal", "127.0.0.1:" + server.getPort());
        Path out = Files.createTempFile(folder, "said", ".txt");
        Process process = Product.start(Product.command(words), variables, Redirect.to(out.toFile()));
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("this does not end: " + Files.readString(out));
        }
        return Files.readString(out);
    }
}
