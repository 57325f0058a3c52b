package io.raptor.starter.http;

import io.raptor.starter.problem.Problem;
import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Asks the process that owns the home. */
final class OwnerClient {

    private final Owner owner;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .sslContext(trustless())
            .build();

    OwnerClient(Owner owner) {
        this.owner = owner;
    }

    /** The owner is asked without TLS: reading the machine's certificates would be in vain, and takes a tenth of a second. */
    private static SSLContext trustless() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException(e);
        }
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
        return send("GET", path, null).body();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<InputStream> send(String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(owner.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + owner.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() >= 400) {
                throw refusal(response.statusCode(), text(response));
            }
            return response;
        } catch (IOException e) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    private static OperationException refusal(int status, String body) {
        try {
            return new OperationException(
                    Kind.of(status), Json.read(body, Problem.class).detail());
        } catch (OperationException notOurs) {
            return new OperationException(Kind.of(status), "the running raptor answered with HTTP " + status);
        }
    }

    private String text(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", broke off");
        }
    }
}
