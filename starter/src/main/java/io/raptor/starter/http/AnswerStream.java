package io.raptor.starter.http;

import io.raptor.starter.dataset.AnswerFollower;
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
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An answer as events: {@code hits} before the model is asked, {@code answer} with more of its words as the model gives
 * them, {@code again} where they begin anew, {@code done} with all of it once it is checked.
 */
final class AnswerStream implements AnswerFollower {

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
     * @param asking answers, and tells of it meanwhile
     * @throws OperationException as the answer without events does, where nothing was sent yet
     */
    void send(Function<AnswerFollower, AnswerView> asking) {
        try {
            event("done", Json.write(asking.apply(this)));
        } catch (OperationException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            event("problem", Problems.of(e, request).json());
        }
    }

    @Override
    public void found(List<HitView> hits) {
        event("hits", Json.write(hits));
    }

    @Override
    public void more(String words) {
        event("answer", Json.write(Map.of("delta", words)));
    }

    @Override
    public void again() {
        event("again", "{}");
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
