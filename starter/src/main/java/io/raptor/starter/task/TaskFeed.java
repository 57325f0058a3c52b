package io.raptor.starter.task;

import io.raptor.activity.worker.DaemonThreads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The news of tasks for those who watch them: one look a second at each task that is watched, however many watch it,
 * and none at the others.
 */
public final class TaskFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFeed.class);

    /** One slow answer must not keep every other task's watchers waiting. */
    private static final int LOOKING_THREADS = 4;

    private final SerializedStatuses source;
    private final long lookMillis;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newScheduledThreadPool(LOOKING_THREADS, DaemonThreads.named("task-feed"));

    /**
     * @param source of the statuses
     * @param lookMillis between two looks at one task
     */
    public TaskFeed(SerializedStatuses source, long lookMillis) {
        this.source = source;
        this.lookMillis = lookMillis;
    }

    /**
     * Has a task watched. What is known already is sent at once, by the calling thread; the rest by the feed's own,
     * which must not be kept waiting.
     */
    public Subscription watch(String taskId, Consumer<SerializedStatus> watcher) {
        Channel channel = channels.compute(taskId, (id, known) -> {
            Channel open = known == null ? new Channel(id) : known;
            open.watchers.add(watcher);
            return open;
        });
        channel.tellLast(watcher);
        return () -> channels.computeIfPresent(taskId, (id, known) -> {
            known.watchers.remove(watcher);
            return known.watchers.isEmpty() ? known.closed() : known;
        });
    }

    /** Tasks that somebody watches. */
    int watched() {
        return channels.size();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    /** Ends the watching; a second time changes nothing. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** A task's watchers, and the last status that they received. */
    private final class Channel {

        private final String taskId;
        private final List<Consumer<SerializedStatus>> watchers = new CopyOnWriteArrayList<>();
        private final Future<?> looks;
        private volatile @Nullable SerializedStatus last;

        Channel(String taskId) {
            this.taskId = taskId;
            this.looks = looking.scheduleWithFixedDelay(this::lookTolerantly, 0, lookMillis, TimeUnit.MILLISECONDS);
        }

        private void lookTolerantly() {
            try {
                source.written(taskId).ifPresent(this::tell);
            } catch (RuntimeException e) {
                // A service that cannot be reached now is asked again; the watchers keep what they have.
                LOG.debug("task {} cannot be looked at", taskId, e);
            }
        }

        private void tell(SerializedStatus now) {
            SerializedStatus before = last;
            if (before == null || !before.version().equals(now.version())) {
                last = now;
                watchers.forEach(watcher -> watcher.accept(now));
            }
        }

        /** It may be sent twice when a look falls into the same moment: the version says so. */
        private void tellLast(Consumer<SerializedStatus> watcher) {
            SerializedStatus known = last;
            if (known != null) {
                watcher.accept(known);
            }
        }

        private @Nullable Channel closed() {
            looks.cancel(false);
            return null;
        }
    }
}
