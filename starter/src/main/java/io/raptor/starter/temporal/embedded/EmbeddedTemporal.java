package io.raptor.starter.temporal.embedded;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.InProcessGRPCServer.MessageSizeChecker;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.internal.testservice.TestVisibilityStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's service inside this process, on the wall clock, reachable from this machine only. It forgets everything
 * when it closes: what must last is in the store.
 */
public final class EmbeddedTemporal implements AutoCloseable {

    /** Where Temporal's own tools look. */
    public static final int USUAL_PORT = 7233;

    /** The largest message it takes, as the real server does. */
    private static final int MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final long CLOSE_SECONDS = 2;

    private final TestServicesStarter services;
    private final HistoryPruner closed;
    private final ClockGuard time;
    private final QueryRetryInterceptor queries = new QueryRetryInterceptor();
    private final Server server;
    private final Server inside;
    private final ManagedChannel channel;

    private EmbeddedTemporal(TestServicesStarter services, Server server, Server inside, ManagedChannel channel) {
        this.services = services;
        this.closed = HistoryPruner.watch(services);
        this.time = ClockGuard.of(services);
        this.server = server;
        this.inside = inside;
        this.channel = channel;
    }

    /**
     * Starts it at {@code port}, or at a free one when that is taken.
     *
     * @param searchAttributes to register
     */
    public static EmbeddedTemporal start(int port, Map<String, IndexedValueType> searchAttributes) {
        return start(port, searchAttributes, "");
    }

    /** @param key that its clients from outside must show; empty for none */
    public static EmbeddedTemporal start(int port, Map<String, IndexedValueType> searchAttributes, String key) {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        searchAttributes.forEach((name, type) -> register(services, name, type));
        Server server = serve(services, port, key);
        String name = InProcessServerBuilder.generateName();
        try {
            Server inside = started(
                    InProcessServerBuilder.forName(name), services, List.of(new MessageSizeChecker(MESSAGE_BYTES)));
            return new EmbeddedTemporal(
                    services,
                    server,
                    inside,
                    InProcessChannelBuilder.forName(name).build());
        } catch (IOException e) {
            server.shutdownNow();
            services.close();
            throw new IllegalStateException("the in-JVM service did not start", e);
        }
    }

    private static Server serve(TestServicesStarter services, int port, String key) {
        try {
            return bind(services, port, key);
        } catch (IOException taken) {
            try {
                return bind(services, 0, key);
            } catch (IOException e) {
                services.close();
                throw new IllegalStateException("no port of this machine's loopback address can be bound", e);
            }
        }
    }

    private static Server bind(TestServicesStarter services, int port, String key) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        return started(
                NettyServerBuilder.forAddress(address).maxInboundMessageSize(MESSAGE_BYTES),
                services,
                key.isEmpty() ? List.of() : List.of(new KeyCheck(key)));
    }

    /** @param checks what is asked first of each call */
    private static Server started(
            ServerBuilder<?> builder, TestServicesStarter services, List<ServerInterceptor> checks) throws IOException {
        builder.intercept(new CancelRaceFix(services));
        checks.forEach(builder::intercept); // the last is asked first
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        return builder.build().start();
    }

    public int port() {
        return server.getPort();
    }

    /** As {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** How this process reaches it, without a socket or a key; it closes with the service. */
    public ManagedChannel channel() {
        return channel;
    }

    /** What its clients' queries go through. */
    public WorkflowClientInterceptor lostQueries() {
        return queries;
    }

    /** Closed executions that it still knows. */
    int closedExecutions() {
        return closed.known();
    }

    /** Lets go of what is too old now, and answers what is left. */
    int sweptTo() {
        closed.sweep();
        return closed.known();
    }

    @Override
    public void close() {
        queries.close();
        closed.close();
        time.close();
        channel.shutdownNow();
        inside.shutdownNow();
        server.shutdownNow();
        try {
            inside.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }

    static void register(TestServicesStarter services, String name, IndexedValueType type) {
        PrivateAccess.of(services)
                .get("visibilityStore")
                .as(TestVisibilityStore.class)
                .addSearchAttribute(name, type);
    }
}
