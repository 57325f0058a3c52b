package io.raptor.activity.atomic;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;

/** Asks a model that is busy or away a few times more, with growing waits. Nobody else would: the activity is not retried. */
record CallRetry(int attempts, Duration first) {

    /** Half a minute in all. */
    static final CallRetry USUAL = new CallRetry(5, Duration.ofSeconds(2));

    /** No endpoint is waited for longer at once, whatever it asks for. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    void call(Runnable call) {
        Duration wait = first;
        for (int attempt = 1; ; attempt++) {
            try {
                call.run();
                return;
            } catch (IndexingException e) {
                boolean passing = e.type() == FailureType.RATE_LIMITED || e.type() == FailureType.MODEL_UNAVAILABLE;
                if (!passing || attempt >= attempts) {
                    throw e;
                }
                sleep(e.retryAfter() == null ? wait : e.retryAfter(), e);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private static void sleep(Duration wait, IndexingException reason) {
        try {
            Thread.sleep(wait.compareTo(LONGEST) < 0 ? wait.toMillis() : LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
