package io.raptor.activity.worker;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityExecutionContext;

/**
 * The attempts to do a task without checkpoints. Each begins from zero and pays for every call again, so a task that takes its
 * workers with it must not go on for ever. The heartbeats carry what an attempt has to know of those before it.
 */
public final class AtomicAttempts implements AutoCloseable {

    /** Attempts in a row that may end with their process without having got further than any before. */
    static final int MOST = 4;

    private final ActivityExecutionContext context;
    private final Reached before;
    private Reached now;

    private AtomicAttempts(ActivityExecutionContext context, Reached before) {
        this.context = context;
        this.before = before;
        this.now = new Reached(before.furthest(), before.lost() + 1);
    }

    /**
     * @param furthest documents done by the attempt that got furthest
     * @param lost attempts since then that ended with their process
     */
    record Reached(int furthest, int lost) {}

    /**
     * Counts an attempt as lost until it gets further than any before, or is closed.
     *
     * @throws IndexingException DOCUMENT_TOO_LARGE when too many were lost
     */
    public static AtomicAttempts begin(ActivityExecutionContext context) {
        Reached before = context.getLastHeartbeatDetails(Reached.class).orElse(new Reached(0, 0));
        if (before.lost() >= MOST) {
            throw new IndexingException(
                    FailureType.DOCUMENT_TOO_LARGE,
                    before.lost()
                            + " workers in a row ended or fell silent while they did the task, none with more than "
                            + before.furthest()
                            + " documents done: it may need more memory than they have. Give them more,"
                            + " split the task, or run it with checkpoints (use_checkpoints=true)");
        }
        AtomicAttempts attempt = new AtomicAttempts(context, before);
        Heartbeats.sendNow(context, attempt.now);
        return attempt;
    }

    /**
     * Sends a heartbeat.
     *
     * @param documents that this attempt has done
     * @throws io.temporal.client.ActivityCompletionException when the task is cancelled, or nobody awaits it
     */
    public void done(int documents) {
        if (documents > now.furthest()) {
            now = new Reached(documents, 0);
        }
        context.heartbeat(now);
    }

    /** However the attempt ended, it did not do so with its process. */
    @Override
    public void close() {
        Heartbeats.sendNow(context, new Reached(now.furthest(), Math.min(now.lost(), before.lost())));
    }
}
