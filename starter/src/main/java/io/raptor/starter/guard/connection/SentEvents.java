package io.raptor.starter.guard.connection;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Events to one caller, each of which is sent as it comes. */
public final class SentEvents {

    private final HttpServletResponse response;

    /** @param response of which nothing was sent yet */
    public SentEvents(HttpServletResponse response) {
        this.response = response;
    }

    /**
     * @param data of one line
     * @throws UncheckedIOException where nobody listens any more
     */
    public void send(String name, String data) {
        try {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                // A proxy that buffers would hold events back.
                response.setHeader("X-Accel-Buffering", "no");
            }
            String text = "event: " + name + "\ndata: " + data + "\n\n";
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever asked is gone", gone);
        }
    }

    /** Whether any was sent: a refusal can only be sent as an event then. */
    public boolean begun() {
        return response.isCommitted();
    }
}
