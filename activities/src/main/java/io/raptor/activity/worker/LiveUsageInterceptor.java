package io.raptor.activity.worker;

import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskStatus;
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
 * Lets a task's {@code status} tell what its calls used down to the last one, how fast it goes and what is left. The task learns of
 * calls when a document ends, which may take hours; the store knows at once. No history holds a query's answer, so a replay does not meet this.
 */
public final class LiveUsageInterceptor extends WorkerInterceptorBase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUsageInterceptor.class);

    /** A row by its key takes a few milliseconds; a store that is away must not hold a task up. */
    private static final long PATIENCE_MILLIS = 500;

    private static final int READERS = 2;

    private final Function<String, Optional<TaskFigures>> figures;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(READERS, DaemonThreads.named("figures-so-far"));

    /** @param figures what the store knows of a task, by its id */
    public LiveUsageInterceptor(Function<String, Optional<TaskFigures>> figures) {
        this.figures = figures;
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
    private Optional<TaskFigures> read(String taskId) {
        Future<Optional<TaskFigures>> known = readers.submit(() -> figures.apply(taskId));
        try {
            return known.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the status of task {} shows the figures that were known before", taskId, e);
        }
        known.cancel(true);
        return Optional.empty();
    }

    /** Of one run in this worker's cache. */
    private final class Answers extends WorkflowInboundCallsInterceptorBase {

        private @Nullable TaskFigures last;

        Answers(WorkflowInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public QueryOutput handleQuery(QueryInput input) {
            QueryOutput answer = super.handleQuery(input);
            return answer.getResult() instanceof TaskStatus status ? new QueryOutput(with(status)) : answer;
        }

        private TaskStatus with(TaskStatus status) {
            read(status.taskId()).ifPresent(figures -> last = figures);
            return last == null ? status : status.with(last);
        }
    }
}
