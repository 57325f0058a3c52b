package io.raptor.starter.cli.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once, while there is time, that what is in use fills the heap: measured right after a collection of the old
 * space, where nothing but what is needed is left.
 */
final class HeapWarning implements AutoCloseable {

    /** Of the old space, in use after a collection. */
    static final double FULL = 0.85;

    private static final Logger LOG = LoggerFactory.getLogger(HeapWarning.class);

    private final NotificationEmitter memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    private final NotificationListener listener = (notification, unused) -> hear(notification);
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Consumer<String> warn;

    private HeapWarning(Consumer<String> warn) {
        this.warn = warn;
    }

    /**
     * @param full share of the old space from which on to warn, above 0 and at most 1
     * @param warn is called once, on a thread of the JVM's
     */
    static HeapWarning watch(double full, Consumer<String> warn) {
        HeapWarning warning = new HeapWarning(warn);
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            // The young spaces have no threshold of use: they fill up all the time.
            if (pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported()
                    && pool.getUsage().getMax() > 0) {
                pool.setCollectionUsageThreshold(
                        Math.max(1, (long) (full * pool.getUsage().getMax())));
            }
        }
        warning.memory.addNotificationListener(warning.listener, null, null);
        return warning;
    }

    private void hear(Notification notification) {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)
                && warned.compareAndSet(false, true)) {
            String text = "memory is nearly used up (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB): nothing is lost if it stops; restart it with more, "
                    + "RAPTOR_JAVA_OPTS=-Xmx…, fewer documents in flight, or Temporal in a process of its own, "
                    + "--temporal local";
            LOG.warn(text);
            warn.accept(text);
        }
    }

    @Override
    public void close() {
        try {
            memory.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            throw new IllegalStateException("a listener that was added is there", e);
        }
    }
}
