package io.raptor.starter.http;

import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.text.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An answer as events: {@code hits} before the model is asked, {@code answer} with its words once they are checked, {@code
 * done} with all of it. Whoever reads has the passages while the model writes.
 */
final class AnswerStream {

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    AnswerStream(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    static boolean wanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /**
     * @param asking tells what the model is given, then answers
     * @throws OperationException as the answer without events does, where nothing was sent yet
     */
    void send(Function<Consumer<List<HitView>>, AnswerView> asking) {
        try {
            AnswerView answer = asking.apply(hits -> event("hits", Json.write(hits)));
            event("answer", Json.write(Map.of("delta", answer.answer())));
            event("done", Json.write(answer));
        } catch (OperationException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            event("problem", Problems.of(e, request).json());
        }
    }

    private void event(String name, String data) {
        try {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                // A proxy that buffers would hold the passages back.
                response.setHeader("X-Accel-Buffering", "no");
            }
            String text = "event: " + name + "\ndata: " + data + "\n\n";
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever asked is gone", gone);
        }
    }
}
