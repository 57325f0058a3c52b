package io.raptor.starter.http;

import io.raptor.starter.problem.Problem;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks the process that owns the home. By the JDK's older client: commands last as long as one request, and the newer one
 * reads what TLS needs, which nobody speaks here, before it sends the first.
 */
final class OwnerClient {

    private static final int CONNECT_MILLIS = 5000;

    private final Owner owner;

    OwnerClient(Owner owner) {
        this.owner = owner;
    }

    String get(String path) {
        return text(send("GET", path, null));
    }

    String post(String path, String body) {
        return text(send("POST", path, body));
    }

    void delete(String path) {
        text(send("DELETE", path, null));
    }

    /** The answer's body while it comes. */
    InputStream stream(String path) {
        return send("GET", path, null);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private InputStream send(String method, String path, @Nullable String body) {
        try {
            HttpURLConnection connection = connect(method, path);
            if (body != null) {
                write(connection, body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status >= 400) {
                throw refusal(status, refused(connection));
            }
            return connection.getInputStream();
        } catch (HttpRetryException e) {
            throw refusal(e.responseCode(), "");
        } catch (IOException e) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", does not answer");
        }
    }

    private HttpURLConnection connect(String method, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(owner.url() + "/api/v1" + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + owner.token());
        connection.setRequestProperty("Content-Type", "application/json");
        return connection;
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setDoOutput(true);
        // What is sent this way is never sent again by the client itself.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private String refused(HttpURLConnection connection) {
        InputStream body = connection.getErrorStream();
        return body == null ? "" : text(body);
    }

    private static OperationException refusal(int status, String body) {
        try {
            return new OperationException(
                    Kind.of(status), Json.read(body, Problem.class).detail());
        } catch (OperationException notOurs) {
            return new OperationException(Kind.of(status), "the running raptor answered with HTTP " + status);
        }
    }

    private String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", broke off");
        }
    }
}
