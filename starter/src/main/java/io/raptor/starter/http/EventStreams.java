package io.raptor.starter.http;

import io.raptor.activity.worker.DaemonThreads;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.SerializedStatus;
import io.raptor.starter.task.TaskFeed;
import io.raptor.starter.task.TaskFeed.Subscription;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The streams of this process on which tasks' changes are sent. */
final class EventStreams implements AutoCloseable {

    /** Open at once; each costs a connection and a few kilobytes. */
    private static final int MOST = 2000;

    /** Proxies cut what is silent for a minute or less. */
    private static final long BEAT_SECONDS = 15;

    private static final String LAST_EVENT = "Last-Event-ID";

    private final TaskFeed feed;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("event-streams"));

    EventStreams(TaskFeed feed) {
        this.feed = feed;
        Future<?> unused = beats.scheduleAtFixedRate(
                () -> open.forEach(EventStream::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Answers a request with a task's changes, beginning with the present status unless the reader shows that it has
     * that already.
     *
     * @throws OperationException UNAVAILABLE with too many open
     */
    void follow(String taskId, Words words, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (open.size() >= MOST) {
            throw new OperationException(Kind.UNAVAILABLE, MOST + " event streams are open already: try again later");
        }
        Following following = new Following(words, request.getHeader(LAST_EVENT));
        EventStream stream = EventStream.open(request, response, following);
        following.begin(stream, taskId);
    }

    /** Streams that are open now. */
    int count() {
        return open.size();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        open.forEach(EventStream::close);
    }

    /** Puts a change on a stream, as one event or as several of different names. */
    @FunctionalInterface
    interface Words {
        void tell(SerializedStatus change, EventStream stream);
    }

    /** One reader's: from its request to its leaving, whichever thread notices that. */
    private final class Following implements Runnable {

        private final Words words;
        private @Nullable String told;
        private @Nullable EventStream stream;
        private @Nullable Subscription subscription;
        private boolean over;

        Following(Words words, @Nullable String told) {
            this.words = words;
            this.told = told;
        }

        synchronized void begin(EventStream opened, String taskId) {
            if (over) {
                return;
            }
            stream = opened;
            open.add(opened);
            subscription = feed.watch(taskId, this::tell);
        }

        private synchronized void tell(SerializedStatus change) {
            if (!over && stream != null && !change.version().equals(told)) {
                told = change.version();
                words.tell(change, stream);
            }
        }

        @Override
        public synchronized void run() {
            over = true;
            if (stream != null) {
                open.remove(stream);
            }
            if (subscription != null) {
                subscription.close();
            }
        }
    }
}
