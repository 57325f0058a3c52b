package io.raptor.starter.wiring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.worker.DaemonThreads;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.UnreachableException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time before a process has the services of others that it needs. Meanwhile its health port says that it lives and
 * is not ready, so that a platform neither restarts it nor sends it anything.
 */
public final class ServiceWait {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWait.class);
    private static final long BETWEEN_LOOKS_MILLIS = 1000;
    private static final String LIVES = "{\"status\":\"UP\"}";
    private static final String NOT_READY = "{\"status\":\"OUT_OF_SERVICE\"}";

    private ServiceWait() {}

    /**
     * Returns once Temporal and the store answer, where others run them; at once for a command that ends by itself.
     * What it opens to see that, it closes: the program opens its own when it starts.
     *
     * @param notice takes what is waited for, whenever that changes
     * @throws RuntimeException when one of them refuses this process, which waiting does not mend
     */
    public static void await(RaptorProperties properties, Role role, Consumer<String> notice)
            throws InterruptedException {
        if (role == Role.INDEX
                || !(properties.temporal().elsewhere()
                        || properties.storeSettings().shared())) {
            return;
        }
        // The first look may take seconds, too.
        Health health = Health.at(properties, role);
        try {
            String told = "";
            for (String missing = missing(properties); missing != null; missing = missing(properties)) {
                if (!missing.equals(told)) {
                    notice.accept("Waiting: " + missing);
                    LOG.warn("waiting: {}", missing);
                    told = missing;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } finally {
            health.close();
        }
    }

    /** The service that does not answer, and what to look at; {@code null} when all do. */
    private static @Nullable String missing(RaptorProperties properties) {
        try {
            if (properties.storeSettings().shared()) {
                SqlStore.reach(properties.storeSettings());
            }
            if (properties.temporal().elsewhere()) {
                TemporalConnection.open(properties.temporal().target(), properties.homeFolder(), properties.codecKeys())
                        .close();
            }
            return null;
        } catch (UnreachableException away) {
            return away.getMessage();
        } catch (IndexingException fault) {
            if (fault.type() == FailureType.STORE_UNAVAILABLE) {
                return fault.getMessage();
            }
            throw fault;
        }
    }

    /** Answers probes until the process can. */
    private static final class Health {

        private final @Nullable HttpServer server;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("waiting-health"));

        private Health(@Nullable HttpServer server) {
            this.server = server;
        }

        /** Without a port of its own, where that is off or taken: whoever starts then says so. */
        static Health at(RaptorProperties properties, Role role) {
            if (properties.management().off() || properties.management().number() == 0) {
                return new Health(null);
            }
            try {
                HttpServer server = HttpServer.create(
                        new InetSocketAddress(
                                properties.server().address(role),
                                properties.management().number()),
                        0);
                Health health = new Health(server);
                server.setExecutor(health.thread);
                server.createContext("/actuator/health/liveness", exchange -> answer(exchange, 200, LIVES));
                server.createContext("/actuator/health", exchange -> answer(exchange, 503, NOT_READY));
                server.start();
                return health;
            } catch (IOException taken) {
                LOG.warn("no health while waiting: {}", taken.getMessage());
                return new Health(null);
            }
        }

        private static void answer(HttpExchange exchange, int code, String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        void close() {
            if (server != null) {
                server.stop(0);
            }
            thread.shutdownNow();
        }
    }
}
