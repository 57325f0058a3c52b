package io.raptor.activity.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The heartbeats of an activity that goes on though nobody awaits it: work in flight is finished and recorded, for it is paid for. */
final class Heartbeats {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    private Heartbeats() {}

    /** A heartbeat with the details of the last one, which another attempt may want to know. */
    static void repeat(ActivityExecutionContext context) {
        unlessGone(
                context,
                () -> context.heartbeat(
                        context.getHeartbeatDetails(Object.class).orElse(null)));
    }

    /**
     * A heartbeat that Temporal has when this returns. The SDK holds others back for up to four fifths of the timeout between heartbeats,
     * and what is held back is lost with the process.
     */
    static void sendNow(ActivityExecutionContext context, Object details) {
        unlessGone(context, () -> {
            // Those that are still to come repeat it.
            context.heartbeat(details);
            context.getWorkflowClient().newActivityCompletionClient().heartbeat(context.getTaskToken(), details);
        });
    }

    private static void unlessGone(ActivityExecutionContext context, Runnable beat) {
        synchronized (context) {
            try {
                beat.run();
            } catch (ActivityCompletionException gone) {
                LOG.debug("no longer awaited", gone);
            }
        }
    }
}
