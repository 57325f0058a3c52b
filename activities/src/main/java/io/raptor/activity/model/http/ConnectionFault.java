package io.raptor.activity.model.http;

import io.raptor.activity.port.Causes;
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
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why no answer came, in words for people. Messages of the network may quote what was sent: only their kind is reported.
 */
final class ConnectionFault {

    private static final String TRUST = "trust it by RAPTOR_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";

    private ConnectionFault() {}

    static IndexingException of(EndpointAddress at, @Nullable Throwable thrown) {
        if (Causes.hold(SSLException.class, thrown) || Causes.hold(CertificateException.class, thrown)) {
            return misconfigured(at, tls(at, thrown));
        }
        if (Causes.mention("407", thrown) || Causes.mention("proxy authentication", thrown)) {
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
        if (Causes.mention("no name matching", thrown) || Causes.mention("subject alternative", thrown)) {
            return "presents a certificate of another host: correct the host in " + at.setting("base-url");
        }
        if (Causes.hold(CertificateExpiredException.class, thrown)
                || Causes.hold(CertificateNotYetValidException.class, thrown)) {
            return "presents a certificate that is not valid today: renew it, or set the clock";
        }
        if (Causes.hold(CertificateException.class, thrown)
                || Causes.mention("certif", thrown)
                || Causes.mention("pkix", thrown)) {
            return "presents a certificate that is not trusted: " + TRUST;
        }
        return Causes.mention("unrecognized ssl message", thrown) || Causes.mention("plaintext", thrown)
                ? "does not speak TLS: begin " + at.setting("base-url") + " with http://"
                : "and this Java find no common TLS: see what TLS the endpoint speaks";
    }

    private static String network(EndpointAddress at, @Nullable Throwable thrown) {
        if (Causes.hold(UnresolvedAddressException.class, thrown) || Causes.hold(UnknownHostException.class, thrown)) {
            return "unknown host; see " + at.setting("base-url");
        }
        if (Causes.hold(HttpConnectTimeoutException.class, thrown)) {
            return "it takes no connection; see " + at.setting("base-url") + ", or HTTPS_PROXY where one is needed";
        }
        if (Causes.hold(ConnectException.class, thrown)) {
            return "connection refused; check that it is running, and " + at.setting("base-url");
        }
        return Causes.mention("tunnel", thrown)
                ? "the proxy does not let it through; see HTTPS_PROXY and NO_PROXY"
                : Causes.hold(IOException.class, thrown)
                        ? "the connection broke before the answer was whole"
                        : "no answer";
    }
}
