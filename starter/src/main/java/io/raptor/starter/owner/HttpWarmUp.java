package io.raptor.starter.owner;

import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.task.TaskOperations;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server asks itself what many will ask, before they come: Java compiles what is used often, and the first seconds of
 * some hundred readers on code that nobody has used would be spent on that.
 */
public final class HttpWarmUp {

    /** After which an answer takes a quarter of the first ones' time. */
    private static final int ROUNDS = 500;

    /** A run of a few documents is over by then. */
    private static final long LATER_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HttpWarmUp.class);

    /** A task that nobody has: the answer is the same whatever the store holds. */
    private static final String NOBODYS = "rehearsal";

    private HttpWarmUp() {}

    /** Begins it beside all else; it ends by itself, after some seconds. */
    public static void begin(Owner owner) {
        Thread thread = new Thread(() -> run(tasks(owner), ROUNDS), NOBODYS);
        thread.setDaemon(true);
        thread.start();
    }

    /** For a process that few ask: once, when its work has begun, so that nobody waits for what a first request puts together. */
    public static void later(Owner owner) {
        CompletableFuture.delayedExecutor(LATER_SECONDS, TimeUnit.SECONDS).execute(() -> run(tasks(owner), 1));
    }

    /** As the warm-up asks for tasks: no metric counts it. */
    public static TaskOperations tasks(Owner owner) {
        return RemoteTasks.warmingUp(owner);
    }

    public static void run(TaskOperations tasks, int rounds) {
        try {
            for (int i = 0; i < rounds; i++) {
                tasks.tasks(TaskFilter.ALL, null, 1);
                tasks.status(NOBODYS);
            }
        } catch (OperationException stopping) {
            LOG.debug("the warm-up ended early", stopping);
        }
    }
}
