package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.raptor.starter.owner.HttpWarmUp;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.RemoteTasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWarmUpTest {

    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger statuses = new AtomicInteger();
    private HttpServer server;
    private RemoteTasks tasks;

    @BeforeEach
    void start() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext("/", exchange -> {
            boolean list = exchange.getRequestURI().getPath().equals("/api/v1/task");
            (list ? lists : statuses).incrementAndGet();
            byte[] body =
                    (list ? "{\"items\":[],\"next_cursor\":null,\"total\":0}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(list ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        tasks = new RemoteTasks(new Owner(1, server.getAddress().getPort(), "token", "", "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForTheListAndForATaskThatIsNotThere() {
        HttpWarmUp.run(tasks, 5);
        assertThat(lists).hasValue(5);
        assertThat(statuses).hasValue(5);
    }

    @Test
    void endsQuietlyWithTheServer() {
        server.stop(0);
        assertThatCode(() -> HttpWarmUp.run(tasks, 5)).doesNotThrowAnyException();
    }
}
