package io.raptor.starter.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.raptor.activity.testing.GraphAnswers;
import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Call.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A model that speaks OpenAI's language, fails on schedule, keeps a book of every request, and holds its answers back
 * from a given request on: so that what happens next happens while calls are in flight.
 */
final class FaultyModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBE = "Answer with: ok";
    private static final long HANGS_SECONDS = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final FaultSchedule schedule;
    private final Duration thinking;
    private final List<Call> calls = new ArrayList<>();
    private long requests;
    private long inFlight;
    private long holdAfter = Long.MAX_VALUE;
    private boolean closed;

    FaultyModel(FaultSchedule schedule) throws IOException {
        this(schedule, Duration.ZERO);
    }

    /** @param thinking that each answer takes */
    FaultyModel(FaultSchedule schedule, Duration thinking) throws IOException {
        this.schedule = schedule;
        this.thinking = thinking;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** So far, whatever became of them. */
    synchronized long requests() {
        return requests;
    }

    /** Requests that have no answer yet. */
    synchronized long inFlight() {
        return inFlight;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    boolean faultsDone() {
        return schedule.done();
    }

    /** Answers no request above this number until {@link #release}. */
    synchronized void holdAfter(long number) {
        holdAfter = number;
    }

    synchronized boolean holds() {
        return requests > holdAfter;
    }

    synchronized void release() {
        holdAfter = Long.MAX_VALUE;
        notifyAll();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            long begun = System.nanoTime();
            List<String> questions =
                    Answers.questions(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            boolean chat = exchange.getRequestURI().getPath().endsWith("/chat/completions");
            Optional<ModelFault> fault = arrive();
            Outcome outcome = Outcome.REFUSED;
            try {
                TimeUnit.MILLISECONDS.sleep(thinking.toMillis());
                outcome = answer(exchange, chat, questions, fault.orElse(null));
            } catch (IOException gone) {
                // Who asked was killed or gave up: the answer was made, and is to be paid for, all the same.
                outcome = fault.isEmpty() ? Outcome.ANSWERED : Outcome.REFUSED;
            } finally {
                leave(new Call(kind(chat, questions), questions, begun, System.nanoTime(), outcome));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Kind kind(boolean chat, List<String> questions) {
        if (chat) {
            return questions.equals(List.of(PROBE)) ? Kind.CHAT_PROBE : Kind.CHAT;
        }
        return questions.equals(List.of("ok")) ? Kind.EMBEDDING_PROBE : Kind.EMBEDDING;
    }

    private synchronized Optional<ModelFault> arrive() throws InterruptedException {
        long number = ++requests;
        inFlight++;
        while (!closed && number > holdAfter) {
            wait();
        }
        return schedule.next(number);
    }

    private synchronized void leave(Call call) {
        inFlight--;
        calls.add(call);
    }

    private static Outcome answer(
            HttpExchange exchange, boolean chat, List<String> questions, @Nullable ModelFault fault)
            throws IOException, InterruptedException {
        if (fault == null) {
            send(exchange, 200, chat ? good(questions) : Answers.vectors(questions));
            return Outcome.ANSWERED;
        }
        if (fault.refusal().isPresent()) {
            ModelFault.Refusal refusal = fault.refusal().get();
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, refusal.status(), Answers.error(refusal.code()));
            return Outcome.REFUSED;
        }
        return fail(exchange, chat, questions, fault);
    }

    private static ObjectNode good(List<String> questions) {
        String prompt = questions.get(0);
        String said = prompt.equals(PROBE) ? "ok" : GraphAnswers.to(prompt).orElseGet(() -> Answers.summary(prompt));
        return Answers.chat(said, "stop", prompt.length() / 4);
    }

    private static Outcome fail(HttpExchange exchange, boolean chat, List<String> questions, ModelFault fault)
            throws IOException, InterruptedException {
        byte[] whole =
                (chat ? good(questions) : Answers.vectors(questions)).toString().getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case HANGS -> TimeUnit.SECONDS.sleep(HANGS_SECONDS);
            case DROPPED -> {
                return Outcome.REFUSED;
            }
            case CUT_SHORT -> {
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            }
            case MALFORMED -> send(exchange, 200, new String(whole, 0, whole.length / 2, StandardCharsets.UTF_8));
            case EMPTY -> send(exchange, 200, chat ? Answers.chat("", "stop", 1) : Answers.vectors(List.of()));
            case TRUNCATED ->
                send(exchange, 200, chat ? Answers.chat("It is", "length", 1) : Answers.vectors(List.of()));
            case FILTERED ->
                send(exchange, 200, chat ? Answers.chat("", "content_filter", 1) : Answers.vectors(List.of()));
            default -> throw new IllegalArgumentException("not a way to fail: " + fault);
        }
        return Outcome.USELESS;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, body.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
