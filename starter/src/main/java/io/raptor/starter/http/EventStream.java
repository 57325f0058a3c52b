package io.raptor.starter.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Server-sent events to one reader, without a thread of its own: what a slow reader has not taken yet is replaced by
 * the newer event of the same name, so that it costs little memory and shows the present once it is read.
 */
final class EventStream implements AutoCloseable {

    private static final String BEAT = "";

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private boolean unflushed;

    private EventStream(AsyncContext connection, ServletOutputStream out, Runnable onEnd) {
        this.connection = connection;
        this.out = out;
        this.onEnd = onEnd;
    }

    /**
     * Answers a request with events until the reader leaves or {@link #close()}.
     *
     * @param onEnd called once, by any thread
     */
    static EventStream open(HttpServletRequest request, HttpServletResponse response, Runnable onEnd)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // A proxy that buffers would hold events back.
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        EventStream stream = new EventStream(connection, response.getOutputStream(), onEnd);
        stream.begin();
        return stream;
    }

    private void begin() {
        connection.addListener(new Ends());
        beat();
        out.setWriteListener(new Pump());
    }

    /**
     * Sends an event when the reader can take it.
     *
     * @param id that the reader shows when it comes back
     */
    void send(String event, String id, String data) {
        StringBuilder text = new StringBuilder();
        text.append("event: ").append(event).append("\nid: ").append(id).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        offer(event, text.append('\n').toString());
    }

    /** Says nothing, so that both ends learn of a broken connection. */
    void beat() {
        offer(BEAT, ":\n\n");
    }

    private void offer(String name, String text) {
        synchronized (waiting) {
            waiting.remove(name);
            waiting.put(name, text.getBytes(StandardCharsets.UTF_8));
        }
        pump();
    }

    private void pump() {
        if (ended.get()) {
            return;
        }
        try {
            synchronized (waiting) {
                write();
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    private void write() throws IOException {
        Iterator<byte[]> events = waiting.values().iterator();
        while (out.isReady()) {
            if (events.hasNext()) {
                out.write(events.next());
                events.remove();
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = false;
            } else {
                return;
            }
        }
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
            try {
                connection.complete();
            } catch (IllegalStateException over) {
                // The container was first.
            }
        }
    }

    /** Goes on when the reader has taken what was sent. */
    private final class Pump implements WriteListener {
        @Override
        public void onWritePossible() {
            pump();
        }

        @Override
        public void onError(Throwable gone) {
            close();
        }
    }

    /** The listener for the connection's end, which ends the stream. */
    private final class Ends implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            close();
        }

        @Override
        public void onError(AsyncEvent event) {
            close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nothing starts again here.
        }
    }
}
