package io.raptor.starter.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** What a collector of OpenTelemetry receives of a task. */
@Timeout(300)
final class TracingTest {

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String SECRET = "flamingo";

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<ByteString> received = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        collector = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(ByteString.readFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        System.setProperty(
                ENDPOINT, "http://127.0.0.1:" + collector.getAddress().getPort());
        System.setProperty("otel.exporter.otlp.compression", "none");
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT);
        System.clearProperty("otel.exporter.otlp.compression");
        collector.stop(0);
    }

    @Test
    void aTaskItsDocumentTheirStepsAndCallsAreOneTrace() throws IOException {
        Files.writeString(folder.resolve("note.md"), ("The " + SECRET + " stood in the harbour at dusk. ").repeat(60));
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve(".home"))) {
            raptor.index("notes", folder);
        }
        List<Sent> spans = received.stream().flatMap(TracingTest::spans).toList();
        assertThat(spans).extracting(Sent::trace).containsOnly(spans.get(0).trace());
        assertThat(spans).extracting(Sent::id).doesNotHaveDuplicates();
        Map<ByteString, Sent> byId = spans.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
        Sent call = named(spans, "chat extractive/1");
        Sent step = parent(byId, call);
        assertThat(step.name()).isEqualTo("ModelSummarise");
        Sent document = parent(byId, step);
        assertThat(document.name()).isEqualTo("document");
        Sent task = parent(byId, document);
        assertThat(task.name()).isEqualTo("task");
        assertThat(task.parent()).isEqualTo(ByteString.EMPTY);
        assertThat(received)
                .noneMatch(sent -> sent.toString(StandardCharsets.UTF_8).contains(SECRET));
    }

    @Test
    void withoutAnAddressNothingOfItRuns() {
        System.clearProperty(ENDPOINT);
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve(".home"))) {
            assertThatThrownBy(() -> raptor.bean(OpenTelemetrySdk.class))
                    .isInstanceOf(NoSuchBeanDefinitionException.class);
        }
        assertThat(received).isEmpty();
    }

    private static Sent parent(Map<ByteString, Sent> byId, Sent child) {
        return Objects.requireNonNull(byId.get(child.parent()), "no parent of " + child.name());
    }

    private static Sent named(List<Sent> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of a request: resources (1), each with scopes (2), each with spans (2). */
    private static Stream<Sent> spans(ByteString request) {
        return parts(read(request), 1).stream()
                .flatMap(resource -> parts(resource, 2).stream())
                .flatMap(scope -> parts(scope, 2).stream())
                .map(span -> new Sent(
                        bytes(span, 1),
                        bytes(span, 2),
                        bytes(span, 4),
                        bytes(span, 5).toStringUtf8()));
    }

    private static List<UnknownFieldSet> parts(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(TracingTest::read)
                .toList();
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        List<ByteString> values = message.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.get(0);
    }

    private static UnknownFieldSet read(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private record Sent(ByteString trace, ByteString id, ByteString parent, String name) {}
}
