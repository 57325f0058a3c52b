package io.raptor.activity.worker;

import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a task's {@code status} tell what its calls used down to the last one. The task learns of that when a document ends, which
 * may take hours; the store knows at once. No history holds a query's answer, so a replay does not meet this.
 */
public final class LiveUsageInterceptor extends WorkerInterceptorBase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUsageInterceptor.class);

    /** A row by its key takes a few milliseconds; a store that is away must not hold a task up. */
    private static final long PATIENCE_MILLIS = 500;

    private static final int READERS = 2;

    private final Function<String, Usage> spent;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(READERS, DaemonThreads.named("spending-so-far"));

    /** @param spent what a task has used, by its id */
    public LiveUsageInterceptor(Function<String, Usage> spent) {
        this.spent = spent;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new Answers(next);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    /** Empty when the store does not tell in time. */
    private Optional<Usage> read(String taskId) {
        Future<Usage> usage = readers.submit(() -> spent.apply(taskId));
        try {
            return Optional.of(usage.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the status of task {} shows the usage that was known before", taskId, e);
        }
        usage.cancel(true);
        return Optional.empty();
    }

    /** Of one run in this worker's cache. */
    private final class Answers extends WorkflowInboundCallsInterceptorBase {

        private @Nullable Usage last;

        Answers(WorkflowInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public QueryOutput handleQuery(QueryInput input) {
            QueryOutput answer = super.handleQuery(input);
            return answer.getResult() instanceof TaskStatus status ? new QueryOutput(spending(status)) : answer;
        }

        private TaskStatus spending(TaskStatus status) {
            read(status.taskId()).ifPresent(usage -> last = usage);
            return last == null ? status : status.spending(last);
        }
    }
}
