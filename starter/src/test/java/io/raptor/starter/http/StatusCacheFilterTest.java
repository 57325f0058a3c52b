package io.raptor.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.SerializedStatus;
import io.raptor.starter.testing.Statuses;
import io.raptor.workflow.model.TaskState;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;

class StatusCacheFilterTest {

    private static final String PATH = "/api/v1/task/notes/checkpoint-status";
    private static final String WRITTEN = "{\"task_id\":\"notes\",\"dataset\":\"Hafenmöwen\"}";

    private final StatusCacheFilter filter = new StatusCacheFilter(StatusCacheFilterTest::written);
    private final MockFilterChain controllers = new MockFilterChain();

    private static Optional<SerializedStatus> written(String id) {
        if (id.equals("silent")) {
            throw new OperationException(Kind.UNAVAILABLE, "no worker");
        }
        return id.equals("notes")
                ? Optional.of(new SerializedStatus("1", Statuses.status(TaskState.RUNNING, 1, 1), WRITTEN))
                : Optional.empty();
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, controllers);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path, @Nullable String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (accept != null) {
            request.addHeader("Accept", accept);
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "application/json"})
    void whatIsWrittenIsTold(String accept) throws ServletException, IOException {
        MockHttpServletResponse response = answer(request("GET", PATH, accept.isEmpty() ? null : accept));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsByteArray()).asString().isEqualTo(WRITTEN);
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        assertThat(controllers.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/task/unknown/checkpoint-status",
                "/api/v1/task/silent/checkpoint-status",
                "/api/v1/task/n%6Ftes/checkpoint-status",
                "/api/v1/task/notes;x=y/checkpoint-status",
                "/api/v1/task/a/notes/checkpoint-status",
                "/api/v1/task//checkpoint-status",
                "/api/v1/task/checkpoint-status",
                "/api/v1/task/notes",
                "/api/v1/task/notes/documents"
            })
    void allElseIsTheControllers(String path) throws ServletException, IOException {
        MockHttpServletResponse response = answer(request("GET", path, null));
        assertThat(controllers.getRequest()).isNotNull();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void soIsAnotherMethodAndAnotherForm() throws ServletException, IOException {
        answer(request("POST", PATH, null));
        assertThat(controllers.getRequest()).isNotNull();
        controllers.reset();
        answer(request("GET", PATH, "application/xml"));
        assertThat(controllers.getRequest()).isNotNull();
    }

    @Test
    void itIsCountedByItsPattern() throws ServletException, IOException {
        MockHttpServletRequest request = request("GET", PATH, null);
        ServerRequestObservationContext measured =
                new ServerRequestObservationContext(request, new MockHttpServletResponse());
        request.setAttribute(ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, measured);
        answer(request);
        assertThat(measured.getPathPattern()).isEqualTo("/api/v1/task/{id}/checkpoint-status");
    }
}
