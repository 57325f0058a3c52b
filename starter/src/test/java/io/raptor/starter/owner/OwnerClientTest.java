package io.raptor.starter.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against an owner that answers byte by byte what it should and what it should not. */
@Timeout(30)
class OwnerClientTest {

    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private ServerSocket server;
    private OwnerClient client;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new OwnerClient(new Owner(7, server.getLocalPort(), "secret", "", "127.0.0.1"));
    }

    /** Every answer was asked for. */
    @AfterEach
    void close() throws IOException {
        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS));
        server.close();
    }

    private void answer(String answer) {
        answers.add(answering(answer));
    }

    /** Answers one request, and tells what it was. */
    private CompletableFuture<String> answering(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket connection = server.accept()) {
                InputStream in = connection.getInputStream();
                StringBuilder request = new StringBuilder();
                while (!complete(request.toString())) {
                    request.append((char) in.read());
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                return request.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean complete(String request) {
        int head = request.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        int length = request.contains("Content-Length: ")
                ? Integer.parseInt(request.split("Content-Length: ", 2)[1].split("\r\n", 2)[0])
                : 0;
        return request.length() == head + 4 + length;
    }

    private static void isUnavailable(ThrowingCallable asking, String words) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        OperationException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("process 7")
                .hasMessageContaining(words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsItsTokenAndBringsTheBody() throws Exception {
        CompletableFuture<String> request = answering("HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nM\u00f6we");
        assertThat(client.post("/task", "{\"a\":\"\u00e9\"}")).isEqualTo("M\u00f6we");
        assertThat(request.get(10, TimeUnit.SECONDS))
                .startsWith("POST /api/v1/task HTTP/1.1\r\n")
                .contains("Host: 127.0.0.1:" + server.getLocalPort() + "\r\n")
                .contains("Authorization: Bearer secret\r\n")
                .contains("Content-Type: application/json")
                .contains("Content-Length: 10\r\n");
    }

    @Test
    void takesAnswersInPiecesAndEmptyOnes() {
        answer("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(client.get("/task")).isEqualTo("abcde");
        CompletableFuture<String> second = answering("HTTP/1.1 204 \r\n\r\n");
        client.delete("/dataset/d");
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS).asString().startsWith("DELETE /api/v1/dataset/d ");
    }

    @Test
    void repeatsTheWordsOfARefusal() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":409,\"detail\":\"it runs already\"}";
        answer("HTTP/1.1 409 \r\nContent-Length: " + problem.length() + "\r\n\r\n" + problem);
        assertThatThrownBy(() -> client.get("/task"))
                .isInstanceOfSatisfying(
                        OperationException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.of(409)))
                .hasMessage("it runs already");
        answer("HTTP/1.1 502 \r\nContent-Length: 3\r\n\r\nbad");
        assertThatThrownBy(() -> client.get("/task")).hasMessage("the running raptor answered with HTTP 502");
    }

    @Test
    void tellsWhenAnAnswerBreaksOff() {
        answer("HTTP/1.1 200 \r\nContent-Length: 50\r\n\r\nhalf");
        isUnavailable(() -> client.get("/task"), "broke off");
        answer("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        isUnavailable(() -> client.get("/task"), "broke off");
    }

    @Test
    void tellsWhenNobodyAnswers() throws IOException {
        answer("no HTTP at all\r\n\r\n");
        isUnavailable(() -> client.get("/task"), "does not answer");
        answer("");
        isUnavailable(() -> client.get("/task"), "does not answer");
        server.close();
        isUnavailable(() -> client.get("/task"), "does not answer");
    }
}
