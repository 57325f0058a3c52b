package io.raptor.starter.owner;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.problem.Problem;
import io.raptor.starter.problem.ProblemType;
import io.raptor.starter.text.Json;
import io.raptor.starter.text.NoteHeaders;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the process that owns the home, over a connection for each request. Commands last as long as one: of the JDK's
 * clients the older looks through every jar for handlers of URLs first, and the newer reads what TLS needs, which nobody
 * speaks here.
 */
public final class OwnerClient {

    private static final int CONNECT_MILLIS = 5000;
    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    private final Owner owner;
    private final @Nullable String mark;

    OwnerClient(Owner owner) {
        this(owner, null);
    }

    /** @param mark a header of all its requests; {@code null} for none */
    OwnerClient(Owner owner, @Nullable String mark) {
        this.owner = owner;
        this.mark = mark;
    }

    String get(String path) {
        return text(send("GET", path, null));
    }

    /** @param notes what the owner says besides */
    record Reply(String body, List<String> notes) {}

    String post(String path, String body) {
        return text(send("POST", path, body));
    }

    Reply ask(String path, String body) {
        Answer answer = send("POST", path, body);
        return new Reply(text(answer), answer.notes());
    }

    void delete(String path) {
        text(send("DELETE", path, null));
    }

    /**
     * Hands on the answer's body while it comes.
     *
     * @param what of which the body is, for people
     * @throws UncheckedIOException when it breaks off, or {@code to} does not take it
     */
    void copy(String path, OutputStream to, String what) {
        try (InputStream body = send("GET", path, null)) {
            body.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(what + " was cut off", e);
        }
    }

    /**
     * Hands on the events of an answer as they come.
     *
     * @param events receives each one's name and what it says
     */
    void follow(String path, String body, BiConsumer<String, String> events) {
        try (Answer answer = send(request("POST", path, body, ContentType.TEXT_EVENT_STREAM));
                BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(EVENT)) {
                    event = line.substring(EVENT.length());
                } else if (line.startsWith(DATA)) {
                    events.accept(event, line.substring(DATA.length()));
                }
            }
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, @Nullable String body) {
        return send(request(method, path, body, ContentType.WILDCARD));
    }

    private Answer send(ClassicHttpRequest request) {
        try {
            DefaultBHttpClientConnection connection = connect();
            ClassicHttpResponse response = exchange(connection, request);
            Answer answer = new Answer(response, connection);
            if (response.getCode() >= 400) {
                throw refusal(response.getCode(), text(answer));
            }
            return answer;
        } catch (IOException | HttpException e) {
            throw new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", does not answer");
        }
    }

    /** Straight, whatever proxy is set for the rest of the world. */
    private DefaultBHttpClientConnection connect() throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(owner.address(), owner.port()), CONNECT_MILLIS);
            DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
            connection.bind(socket);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private ClassicHttpRequest request(String method, String path, @Nullable String body, ContentType accepted) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, "/api/v1" + path);
        request.setHeader(HttpHeaders.HOST, owner.authority());
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + owner.token());
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setHeader(HttpHeaders.ACCEPT, accepted.getMimeType());
        if (mark != null) {
            request.setHeader(mark, "true");
        }
        if (body != null) {
            HttpEntity entity =
                    new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
            request.setHeader(HttpHeaders.CONTENT_TYPE, entity.getContentType());
            request.setHeader(HttpHeaders.CONTENT_LENGTH, entity.getContentLength());
            request.setEntity(entity);
        }
        return request;
    }

    private static ClassicHttpResponse exchange(DefaultBHttpClientConnection connection, ClassicHttpRequest request)
            throws IOException, HttpException {
        try {
            connection.sendRequestHeader(request);
            if (request.getEntity() != null) {
                connection.sendRequestEntity(request);
            }
            connection.flush();
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() != 204) {
                connection.receiveResponseEntity(response);
            }
            return response;
        } catch (IOException | HttpException e) {
            connection.close();
            throw e;
        }
    }

    /** A refusal by the owner, as it would be here. */
    static OperationException refusal(int status, String body) {
        try {
            Problem problem = Json.read(body, Problem.class);
            return new OperationException(kind(problem, status), problem.detail());
        } catch (OperationException notOurs) {
            return new OperationException(Kind.of(status), "the running raptor answered with HTTP " + status);
        }
    }

    /** Where several have one status, by the problem's type. */
    private static Kind kind(Problem problem, int status) {
        return Stream.of(Kind.NO_MODEL, Kind.NO_GRAPH)
                .filter(kind ->
                        ProblemType.valueOf(kind.name()).uri().toString().equals(problem.type()))
                .findFirst()
                .orElseGet(() -> Kind.of(status));
    }

    private String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    private OperationException brokeOff() {
        return new OperationException(Kind.UNAVAILABLE, "the running raptor, " + owner + ", broke off");
    }

    /** A response's body, and the connection's end. */
    private static final class Answer extends FilterInputStream {

        private final DefaultBHttpClientConnection connection;

        private final List<String> notes;

        Answer(ClassicHttpResponse response, DefaultBHttpClientConnection connection) throws IOException {
            super(content(response.getEntity()));
            this.connection = connection;
            this.notes = Arrays.stream(response.getHeaders(NoteHeaders.HEADER))
                    .map(header -> NoteHeaders.read(header.getValue()))
                    .toList();
        }

        private static InputStream content(@Nullable HttpEntity body) throws IOException {
            return body == null ? InputStream.nullInputStream() : body.getContent();
        }

        List<String> notes() {
            return notes;
        }

        /** The rest of a body that is not wanted is not waited for. */
        @Override
        public void close() {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
