package io.raptor.starter.testing;

import io.raptor.starter.config.Home;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.Settings;
import io.raptor.starter.guard.OwnerToken;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.wiring.Application;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;

/** A process of ours inside the test's: Temporal in the JVM, a store in a folder, HTTP on a free port. */
public final class RunningRaptor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private RunningRaptor(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** As {@code ./raptor serve} would be, with everything embedded. */
    public static RunningRaptor server(Path home) {
        return start(home, Role.SERVER, Map.of());
    }

    /** @param settings by key, as on the command line of Java, without the home */
    public static RunningRaptor start(Path home, Role role, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("raptor.home", home.toString());
        all.putIfAbsent("raptor.management.port", "0");
        RaptorProperties properties = Settings.read(Map.of(), Map.of(), all);
        Home.prepare(properties.homeFolder());
        return new RunningRaptor(Application.start(properties, role, 0));
    }

    /** Indexes files and folders to the task's end. */
    public TaskStatus index(String taskId, Path... sources) {
        List<String> paths = List.of(sources).stream().map(Path::toString).toList();
        tasks().start(taskId, TaskRequest.of(taskId, taskId, paths, RaptorSettings.defaults(), Limits.defaults()));
        return await(taskId, status -> status.state().ended());
    }

    /** The task's status as soon as it is so. */
    public TaskStatus await(String taskId, Predicate<TaskStatus> so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<TaskStatus> status = statusNow(taskId).filter(so);
            if (status.isPresent()) {
                return status.get();
            }
            pause();
        }
        throw new AssertionError("task " + taskId + " is not as awaited: "
                + tasks().statusNow(taskId).orElseThrow());
    }

    /** Empty where it does not answer at this moment, as on a busy machine. */
    private Optional<TaskStatus> statusNow(String taskId) {
        try {
            return Optional.of(tasks().statusNow(taskId).orElseThrow());
        } catch (OperationException refused) {
            if (refused.kind() == OperationException.Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public TaskOperations tasks() {
        return bean(TaskOperations.class);
    }

    /** Of the process's parts, the one of this type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The bearer token of commands beside this process. */
    public String ownerToken() {
        return bean(OwnerToken.class).value();
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> get(String path, String bearer) {
        return send(request(path).header("Authorization", "Bearer " + bearer));
    }

    /** From the port of health and metrics. */
    public HttpResponse<String> watch(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort() + path))
                .timeout(Duration.ofSeconds(20)));
    }

    /** Of health and metrics. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /**
     * @param body as JSON, unless a header says otherwise
     * @param headers names and values by turns
     */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
    }

    /** Where it listens, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Of its HTTP interface. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
