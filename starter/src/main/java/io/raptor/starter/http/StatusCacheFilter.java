package io.raptor.starter.http;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.SerializedStatus;
import io.raptor.starter.task.SerializedStatuses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers who asks for a task's status, behind the locks and before the controllers: hundreds of programs ask once a
 * second for what is written already, and the way to a controller and back takes longer than all the rest. What is not
 * plain here — an unknown task, one that does not answer, another form of answer — is {@link TaskController}'s.
 */
final class StatusCacheFilter extends OncePerRequestFilter {

    static final String TASKS = "/api/v1/task/";

    private static final String STATUS = "/checkpoint-status";
    private static final String PATTERN = TASKS + "{id}" + STATUS;

    private final SerializedStatuses statuses;

    StatusCacheFilter(SerializedStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !(request.getMethod().equals("GET")
                && path.startsWith(TASKS)
                && path.endsWith(STATUS)
                && path.length() > TASKS.length() + STATUS.length()
                && plain(id(path))
                && takesJson(request.getHeader("Accept")));
    }

    private static String id(String path) {
        return path.substring(TASKS.length(), path.length() - STATUS.length());
    }

    /** Whether a path means what it says. */
    private static boolean plain(String id) {
        return id.chars().noneMatch(c -> c == '/' || c == '%' || c == ';');
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SerializedStatus> status = known(id(request.getRequestURI()));
        if (status.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(measured -> measured.setPathPattern(PATTERN));
        byte[] json = status.get().json().getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private Optional<SerializedStatus> known(String id) {
        try {
            return statuses.written(id);
        } catch (OperationException refused) {
            // The controller gets the same, for a second, and has the words for it.
            return Optional.empty();
        }
    }
}
