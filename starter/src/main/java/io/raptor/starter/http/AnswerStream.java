package io.raptor.starter.http;

import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.HitView;
import io.raptor.starter.guard.connection.SentEvents;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.text.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final SentEvents events;

    AnswerStream(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.events = new SentEvents(response);
    }

    static boolean wanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /**
     * @param asking answers, and reports its progress meanwhile
     * @throws OperationException as the answer without events does, where nothing was sent yet
     */
    void send(Function<AnswerFollower, AnswerView> asking) {
        try {
            events.send("done", Json.write(asking.apply(this)));
        } catch (OperationException e) {
            if (!events.begun()) {
                throw e;
            }
            events.send("problem", Problems.of(e, request).json());
        }
    }

    @Override
    public void found(List<HitView> hits) {
        events.send("hits", Json.write(hits));
    }

    @Override
    public void more(String words) {
        events.send("answer", Json.write(Map.of("delta", words)));
    }

    @Override
    public void again() {
        events.send("again", "{}");
    }
}
