package io.raptor.activity.model.http;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Interrupts;
import io.raptor.workflow.model.FailureType;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint over HTTP. It ends a call on time even when the answer's body hangs, and when its thread is
 * interrupted, and follows redirects within the host without losing what is sent.
 */
public final class Connection {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;
    private static final String WHOLE = "application/json";
    private static final String PIECES = "text/event-stream, application/x-ndjson, application/json";

    private final EndpointAddress at;
    private final HttpClient http;

    public Connection(EndpointAddress at, EnvironmentProxies proxies) {
        this.at = at;
        Duration call = at.settings().timeout();
        HttpClient.Builder client = HttpClient.newBuilder()
                // HTTP/2 offered over plain HTTP confuses some servers of models
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .connectTimeout(call.compareTo(LONGEST_CONNECT) < 0 ? call : LONGEST_CONNECT);
        login(proxies.proxy(at.uri(""))).ifPresent(client::authenticator);
        this.http = client.build();
    }

    /** A proxy's user, where its address names one. */
    private static Optional<Authenticator> login(Optional<URI> proxy) {
        return proxy.map(URI::getUserInfo).map(user -> {
            // Java sends none through a tunnel unless this is said before the first call
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            int colon = user.indexOf(':');
            String name = colon < 0 ? user : user.substring(0, colon);
            char[] password = (colon < 0 ? "" : user.substring(colon + 1)).toCharArray();
            return new Authenticator() {
                @Override
                protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                    return getRequestorType() == RequestorType.PROXY
                            ? new PasswordAuthentication(name, password)
                            : null;
                }
            };
        });
    }

    /**
     * Posts JSON and waits for the whole answer.
     *
     * @throws IndexingException MODEL_UNAVAILABLE, MODEL_MISCONFIGURED; INTERNAL when the thread is interrupted
     */
    public HttpResponse<byte[]> post(String path, String json) {
        return followed(
                path,
                json,
                WHOLE,
                (request, end) -> received(http.sendAsync(request, BodyHandlers.ofByteArray()), end));
    }

    /**
     * The same for an answer that comes in pieces.
     *
     * @param lines receives each line of an answer that is no refusal, in this thread; whatever it throws ends the call
     */
    public HttpResponse<byte[]> post(String path, String json, Consumer<String> lines) {
        return followed(path, json, PIECES, (request, end) -> read(request, end, lines));
    }

    /** The way to send a request until {@code end}. */
    private interface Sending {

        HttpResponse<byte[]> send(HttpRequest request, long end);
    }

    private HttpResponse<byte[]> followed(String path, String json, String accepted, Sending way) {
        long end = System.nanoTime() + at.settings().timeout().toNanos();
        URI to = at.uri(path);
        for (int followed = 0; ; followed++) {
            HttpResponse<byte[]> response = way.send(request(to, json, accepted), end);
            Optional<URI> next = redirect(to, response);
            if (next.isEmpty() || followed == MOST_REDIRECTS) {
                return response;
            }
            to = next.get();
        }
    }

    private HttpRequest request(URI to, String json, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("Accept", accepted)
                .header("User-Agent", "raptor");
        String key = at.settings().apiKey();
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.POST(BodyPublishers.ofString(json)).build();
    }

    /** Where the answer sends us, if that is the same host, and no less safe. */
    private Optional<URI> redirect(URI from, HttpResponse<?> response) {
        return response.statusCode() / 100 != 3
                ? Optional.empty()
                : response.headers()
                        .firstValue("location")
                        .flatMap(location -> resolved(from, location))
                        .filter(to -> from.getHost().equalsIgnoreCase(to.getHost()))
                        .filter(to -> "https".equals(to.getScheme())
                                || from.getScheme().equals(to.getScheme()));
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> read(HttpRequest request, long end, Consumer<String> lines) {
        ArrivingLines arriving = new ArrivingLines();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, arriving);
        CompletableFuture<Void> over = answer.handle((response, broken) -> {
            arriving.end();
            return null;
        });
        try {
            arriving.drain(lines, end);
            return received(answer, end);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            answer.cancel(true);
            over.cancel(true);
        }
    }

    private HttpResponse<byte[]> received(CompletableFuture<HttpResponse<byte[]>> answer, long end) {
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw ConnectionFault.of(at, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            answer.cancel(true);
        }
    }

    private IndexingException late() {
        return new IndexingException(
                FailureType.MODEL_UNAVAILABLE,
                at.name() + " gave no whole answer within "
                        + at.settings().timeout().toMillis() + " ms; " + at.setting("timeout") + " allows more");
    }

    private IndexingException interrupted(InterruptedException e) {
        return Interrupts.of("waiting for " + at.name(), e);
    }
}
