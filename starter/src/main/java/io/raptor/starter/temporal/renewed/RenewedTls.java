package io.raptor.starter.temporal.renewed;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.raptor.activity.worker.DaemonThreads;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS by certificates in files that are read again when they change. What is connected stays so; Temporal's client
 * connects anew about once a minute.
 */
public final class RenewedTls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RenewedTls.class);
    private static final Duration USUAL = Duration.ofSeconds(20);

    private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
    private final AdvancedTlsX509TrustManager trusted =
            AdvancedTlsX509TrustManager.newBuilder().build();
    private final @Nullable Path certificate;
    private final @Nullable Path key;
    private final @Nullable Path authority;
    private final WatchedFiles files;
    private final SslContext context;
    private final ScheduledExecutorService watch;

    private RenewedTls(@Nullable Path certificate, @Nullable Path key, @Nullable Path authority)
            throws IOException, GeneralSecurityException {
        this.certificate = certificate;
        this.key = key;
        this.authority = authority;
        files = new WatchedFiles(Stream.of(certificate, key, authority)
                .flatMap(Stream::ofNullable)
                .toList());
        read();
        SslContextBuilder builder = GrpcSslContexts.forClient();
        if (certificate != null) {
            builder.keyManager(own);
        }
        if (authority != null) {
            builder.trustManager(trusted);
        }
        context = builder.build();
        watch = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("certificates"));
    }

    /**
     * Has a connection use a key and certificates as their files have them at any time.
     *
     * @param key of the interface, in a file
     * @return to be closed with the connection; {@code null} for nothing
     */
    public static @Nullable AutoCloseable and(
            Optional<KeyFile> key, ClientConfigProfile profile, WorkflowServiceStubsOptions.Builder reaching)
            throws IOException {
        return and(key, profile, reaching, USUAL);
    }

    /** @param every so often the files are looked at */
    static @Nullable AutoCloseable and(
            Optional<KeyFile> key,
            ClientConfigProfile profile,
            WorkflowServiceStubsOptions.Builder reaching,
            Duration every)
            throws IOException {
        if (key.isPresent()) {
            reaching.addApiKey(key.get()::key);
            if (profile.getTls() == null) {
                reaching.setEnableHttps(true); // as Temporal's own settings do for a key
            }
        }
        Optional<RenewedTls> tls = of(profile.getTls(), every);
        tls.ifPresent(renewed -> reaching.setSslContext(renewed.context()));
        return tls.orElse(null);
    }

    /**
     * For the files that Temporal's variables or profile name; empty where they name none, or hold the certificates
     * themselves.
     */
    private static Optional<RenewedTls> of(@Nullable ClientConfigTLS tls, Duration every) throws IOException {
        if (tls == null || Boolean.TRUE.equals(tls.isDisabled())) {
            return Optional.empty();
        }
        Path certificate = path(tls.getClientCertPath());
        Path key = path(tls.getClientKeyPath());
        Path authority = path(tls.getServerCACertPath());
        boolean inFiles = tls.getClientCertData() == null && tls.getServerCACertData() == null;
        boolean some = certificate != null || authority != null;
        if (!inFiles || !some || (certificate == null) != (key == null)) {
            return Optional.empty();
        }
        try {
            RenewedTls renewed = new RenewedTls(certificate, key, authority);
            renewed.begin(every);
            return Optional.of(renewed);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates cannot be used", unusable);
        }
    }

    private SslContext context() {
        return context;
    }

    private void begin(Duration every) {
        var unused =
                watch.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Half of a pair may have been written: then the old one serves until the other half is there, too. */
    private void look() {
        if (!files.changed()) {
            return;
        }
        try {
            read();
            LOG.info("the certificates for Temporal have changed: new connections use them");
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            LOG.warn("the changed certificates for Temporal cannot be used; the former ones stay in use", unusable);
        }
    }

    private void read() throws IOException, GeneralSecurityException {
        if (authority != null) {
            trusted.updateTrustCredentials(authority.toFile());
        }
        if (certificate != null && key != null) {
            own.updateIdentityCredentials(certificate.toFile(), key.toFile());
        }
    }

    private static @Nullable Path path(@Nullable String named) {
        return named == null || named.isEmpty() ? null : Path.of(named);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
