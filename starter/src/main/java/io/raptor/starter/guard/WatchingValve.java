package io.raptor.starter.guard;

import io.raptor.starter.problem.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Lets nothing pass but what reads health and metrics: the rest of the guard is for another port. */
final class WatchingValve extends ValveBase {

    private static final Set<String> WATCHED = Set.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    WatchingValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean known = WATCHED.contains(request.getRequestURI());
        if (known && READING.contains(request.getMethod())) {
            getNext().invoke(request, response);
            return;
        }
        HttpStatus status = known ? HttpStatus.METHOD_NOT_ALLOWED : HttpStatus.NOT_FOUND;
        byte[] body = Problem.of(
                        status,
                        "here are health and metrics only: " + "GET /actuator/health, /actuator/prometheus",
                        null)
                .json()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        RefusalWriter.dress(response.getResponse());
        response.setHeader("Connection", "close");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
