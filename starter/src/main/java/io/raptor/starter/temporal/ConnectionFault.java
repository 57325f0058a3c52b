package io.raptor.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.port.Causes;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The reason why Temporal cannot be used, and the variable that mends it. */
final class ConnectionFault {

    /** What TLS calls its alerts about a client's certificate (RFC 8446, 6.2), as libraries write them. */
    private static final List<String> REFUSED_CERTIFICATE = List.of(
            "certificate_required", "certificate required", "unknown_ca", "bad_certificate", "certificate_unknown");

    private ConnectionFault() {}

    /**
     * @param address as it was given
     * @param profile what Temporal's own variables and file say; {@code null} when they cannot be read
     */
    static IllegalStateException at(String address, @Nullable ClientConfigProfile profile, Throwable thrown) {
        String begin = "Temporal cannot be reached at " + address + ": ";
        String wrong = wrong(namespace(profile), certified(profile), thrown);
        return wrong == null
                ? new UnreachableException(begin + network(thrown), thrown)
                : new IllegalStateException(begin + wrong, thrown);
    }

    /** What is wrong for sure; {@code null} when nothing is. */
    private static @Nullable String wrong(String namespace, boolean certified, Throwable thrown) {
        return switch (code(thrown)) {
            case NOT_FOUND ->
                "it has no namespace " + namespace + ": set TEMPORAL_NAMESPACE, or create it by"
                        + " temporal operator namespace create";
            case UNAUTHENTICATED ->
                "it does not accept the API key, or wants one: set TEMPORAL_API_KEY or TEMPORAL_API_KEY_FILE";
            case PERMISSION_DENIED ->
                "it does not let this client use the namespace " + namespace
                        + ": see the rights of the key in TEMPORAL_API_KEY or of the client's certificate";
            default ->
                Causes.hold(FileNotFoundException.class, thrown) || Causes.hold(NoSuchFileException.class, thrown)
                        ? "a file that is named does not exist or cannot be read: see TEMPORAL_TLS_CLIENT_CERT_PATH,"
                                + " TEMPORAL_TLS_CLIENT_KEY_PATH, TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_API_KEY_FILE and"
                                + " TEMPORAL_CONFIG_FILE"
                        : tls(certified, thrown);
        };
    }

    private static String namespace(@Nullable ClientConfigProfile profile) {
        return profile == null || profile.getNamespace() == null ? "default" : profile.getNamespace();
    }

    /** Whether the client has a certificate to present. */
    private static boolean certified(@Nullable ClientConfigProfile profile) {
        ClientConfigTLS tls = profile == null ? null : profile.getTls();
        return tls != null && (tls.getClientCertPath() != null || tls.getClientCertData() != null);
    }

    private static @Nullable String tls(boolean certified, Throwable thrown) {
        if (Causes.mention("no name matching", thrown) || Causes.mention("subject alternative", thrown)) {
            return "its certificate is for another host: set TEMPORAL_TLS_SERVER_NAME to a name that stands in it";
        }
        if (Causes.hold(CertificateExpiredException.class, thrown)
                || Causes.hold(CertificateNotYetValidException.class, thrown)) {
            return "its certificate is not valid today: renew it, or set this machine's clock";
        }
        if (Causes.mention("pkix", thrown) || Causes.mention("unable to find valid certification path", thrown)) {
            return "its certificate is not signed by an authority that is trusted here: set"
                    + " TEMPORAL_TLS_SERVER_CA_CERT_PATH";
        }
        // Some servers have no better word for a certificate of a stranger.
        boolean asked = REFUSED_CERTIFICATE.stream().anyMatch(alert -> Causes.mention(alert, thrown))
                || (certified && Causes.mention("alert_internal_error", thrown));
        if (asked) {
            // A client that has none of an authority that the server named presents none.
            return certified
                    ? "it does not accept the client's certificate: see that its authority has signed"
                            + " TEMPORAL_TLS_CLIENT_CERT_PATH"
                    : "it wants a certificate of the client: set TEMPORAL_TLS_CLIENT_CERT_PATH and"
                            + " TEMPORAL_TLS_CLIENT_KEY_PATH";
        }
        if (Causes.mention("not an ssl/tls record", thrown)) {
            return "it does not speak TLS: leave TEMPORAL_TLS and its other variables out";
        }
        if (Causes.hold(CertificateException.class, thrown)) {
            return "a certificate cannot be read: see TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_SERVER_CA_CERT_PATH";
        }
        return Causes.hold(SSLException.class, thrown)
                ? "TLS fails with it: see the TLS that it speaks, and TEMPORAL_TLS with its other variables"
                : null;
    }

    private static String network(Throwable thrown) {
        if (Causes.hold(UnknownHostException.class, thrown)) {
            return "unknown host; see TEMPORAL_ADDRESS";
        }
        if (Causes.hold(ConnectException.class, thrown)) {
            return "connection refused; check that it is running, and TEMPORAL_ADDRESS";
        }
        if (Causes.mention("network closed", thrown)
                || Causes.mention("connection closed", thrown)
                || Causes.mention("http/2", thrown)) {
            return "it closes the connection: where it speaks TLS, set TEMPORAL_TLS=true";
        }
        return code(thrown) == Status.Code.DEADLINE_EXCEEDED
                ? "no answer in time; check that it is running, and TEMPORAL_ADDRESS"
                : "check that it is running, and that TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and its TLS settings are right";
    }

    private static Status.Code code(Throwable thrown) {
        return Causes.first(StatusRuntimeException.class, thrown)
                .map(status -> status.getStatus().getCode())
                .orElse(Status.Code.UNKNOWN);
    }
}
