package io.raptor.activity.worker;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.CanceledFailure;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts to read a document that ended with their process. One document that takes more memory than a worker has would otherwise end
 * worker after worker, and with each the work of all others. The heartbeats carry the count from one attempt to the next.
 *
 * <p>Whoever was read beside such a document was lost with it. So documents that were lost more than once are read one at a
 * time, and only the one that goes on to take its process with it fails.
 */
final class LostAttempts {

    /** The first loss is not counted: it costs a message to say so, and most documents need one attempt. */
    static final int MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(LostAttempts.class);

    private final Semaphore alone = new Semaphore(1);

    /**
     * Counts an attempt as lost until it ends.
     *
     * @return to be run at its end, whatever came of it
     * @throws IndexingException when too many were lost
     */
    Runnable begin(ActivityExecutionContext context) {
        int lost = context.getLastHeartbeatDetails(Integer.class).orElse(0);
        if (lost >= MOST) {
            throw new IndexingException(
                    FailureType.DOCUMENT_TOO_LARGE,
                    (lost + 1)
                            + " workers in a row ended or fell silent while they read the document: it may need more memory than they"
                            + " have. Give them more, split it, or leave it out");
        }
        if (context.getInfo().getAttempt() == 1) {
            return () -> {};
        }
        boolean suspect = lost > 0;
        if (suspect) {
            waitToBeAlone(context.getInfo(), lost + 1);
        }
        Heartbeats.sendNow(context, lost + 1);
        return () -> {
            Heartbeats.sendNow(context, lost);
            if (suspect) {
                alone.release();
            }
        };
    }

    private void waitToBeAlone(ActivityInfo info, int ended) {
        LOG.warn(
                "{} is read when no other of its kind is: {} workers ended or fell silent while they read it",
                info.getWorkflowId(),
                ended);
        try {
            alone.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CanceledFailure("interrupted while waiting to read a document");
        }
    }
}
