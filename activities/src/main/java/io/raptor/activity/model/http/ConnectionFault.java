package io.raptor.activity.model.http;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why no answer came, in words for people. Messages of the network may quote what was sent: only their kind is reported.
 */
final class ConnectionFault {

    private static final String TRUST = "trust it by RAPTOR_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";

    private ConnectionFault() {}

    static IndexingException of(EndpointAddress at, @Nullable Throwable thrown) {
        if (caused(thrown, SSLException.class) || caused(thrown, CertificateException.class)) {
            return misconfigured(at, tls(at, thrown));
        }
        if (mentions(thrown, "407") || mentions(thrown, "proxy authentication")) {
            return misconfigured(
                    at, "is behind a proxy that wants a login: put user and password into the address in HTTPS_PROXY");
        }
        return new IndexingException(
                FailureType.MODEL_UNAVAILABLE, at.name() + " cannot be reached: " + network(at, thrown));
    }

    private static IndexingException misconfigured(EndpointAddress at, String what) {
        return new IndexingException(
                FailureType.MODEL_MISCONFIGURED, at.settings().baseUrl() + " " + what + ", then resume");
    }

    private static String tls(EndpointAddress at, @Nullable Throwable thrown) {
        if (mentions(thrown, "no name matching") || mentions(thrown, "subject alternative")) {
            return "presents a certificate of another host: correct the host in " + at.setting("base-url");
        }
        if (caused(thrown, CertificateExpiredException.class)
                || caused(thrown, CertificateNotYetValidException.class)) {
            return "presents a certificate that is not valid today: renew it, or set the clock";
        }
        if (caused(thrown, CertificateException.class) || mentions(thrown, "certif") || mentions(thrown, "pkix")) {
            return "presents a certificate that is not trusted: " + TRUST;
        }
        return mentions(thrown, "unrecognized ssl message") || mentions(thrown, "plaintext")
                ? "does not speak TLS: begin " + at.setting("base-url") + " with http://"
                : "and this Java find no common TLS: see what TLS the endpoint speaks";
    }

    private static String network(EndpointAddress at, @Nullable Throwable thrown) {
        if (caused(thrown, UnresolvedAddressException.class) || caused(thrown, UnknownHostException.class)) {
            return "unknown host; see " + at.setting("base-url");
        }
        if (caused(thrown, HttpConnectTimeoutException.class)) {
            return "it takes no connection; see " + at.setting("base-url") + ", or HTTPS_PROXY where one is needed";
        }
        if (caused(thrown, ConnectException.class)) {
            return "connection refused; check that it is running, and " + at.setting("base-url");
        }
        return mentions(thrown, "tunnel")
                ? "the proxy does not let it through; see HTTPS_PROXY and NO_PROXY"
                : caused(thrown, IOException.class) ? "the connection broke before the answer was whole" : "no answer";
    }

    private static boolean caused(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentions(@Nullable Throwable thrown, String word) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
