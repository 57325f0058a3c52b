package io.raptor.starter.guard.connection;

import io.raptor.activity.worker.DaemonThreads;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP, whose connections are seen from their first moment. Tomcat makes it by its name. */
public final class GuardedProtocol extends Http11NioProtocol {

    private static final long LOOK_MILLIS = 250;

    private final Endpoint endpoint;
    private @Nullable ScheduledExecutorService looking;

    public GuardedProtocol() {
        this(new Endpoint());
    }

    private GuardedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void guard(Connections connections) {
        endpoint.guard = connections;
    }

    @Override
    public void start() throws Exception {
        super.start();
        Connections connections = endpoint.guard;
        if (connections != null) {
            ScheduledExecutorService thread =
                    Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("connections-" + getLocalPort()));
            Future<?> unused =
                    thread.scheduleWithFixedDelay(connections::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            looking = thread;
        }
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.shutdownNow();
        }
        super.stop();
    }

    private static final class Endpoint extends NioEndpoint {

        private volatile @Nullable Connections guard;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            Connections all = guard;
            return (all == null || all.opened(socket)) && super.setSocketOptions(socket);
        }
    }
}
