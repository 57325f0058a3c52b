package io.raptor.activity.worker;

import java.util.concurrent.ThreadFactory;

/** Threads of what works beside the rest, which must not keep the process alive. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** @param name of each of them */
    public static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
