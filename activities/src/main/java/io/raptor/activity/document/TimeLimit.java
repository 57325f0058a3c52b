package io.raptor.activity.document;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs a parser in a thread of its own, so that one that hangs or exhausts its stack takes nothing else with it. */
final class TimeLimit {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

    /** As many as parse at this moment; who has parsed takes the next document, for what a thread keeps is dear to make. */
    private static final ExecutorService PARSERS = Executors.newCachedThreadPool(TimeLimit::thread);

    private TimeLimit() {}

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "raptor-parser");
        thread.setDaemon(true);
        return thread;
    }

    /** The parser's answer, or its failure; past the limit it is interrupted and left alone. */
    static <T> T call(Supplier<T> parser, DocumentLimits limits) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(parser::get);
        Map<String, String> ids = MDC.getCopyOfContextMap();
        PARSERS.execute(() -> run(task, ids));
        try {
            return task.get(limits.parseTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw limits.tooSlow();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        } finally {
            task.cancel(true);
        }
    }

    /** @param ids of the work, which its log lines carry on this thread too */
    private static void run(Runnable task, @Nullable Map<String, String> ids) {
        if (ids != null) {
            MDC.setContextMap(ids);
        }
        try {
            task.run();
        } finally {
            MDC.clear();
        }
    }

    private static IndexingException failure(Throwable cause) {
        if (cause instanceof IndexingException known) {
            return known;
        }
        LOG.debug("A parser failed", cause);
        if (cause instanceof OutOfMemoryError) {
            return new IndexingException(
                    FailureType.DOCUMENT_TOO_LARGE,
                    "The document needs more memory than there is: split it, or raise -Xmx in RAPTOR_JAVA_OPTS");
        }
        return DocumentFailures.unreadable("makes its parser fail ("
                + cause.getClass().getSimpleName() + "): it may be damaged; save it again, or convert it to PDF");
    }
}
