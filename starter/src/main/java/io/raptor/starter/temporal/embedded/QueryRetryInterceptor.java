package io.raptor.starter.temporal.embedded;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.worker.DaemonThreads;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the in-JVM service anew when a query is not answered soon: it can lose one that comes while a run hands over to
 * the next, and would say so only when the call's time, ten seconds, is over.
 */
final class QueryRetryInterceptor extends WorkflowClientInterceptorBase implements AutoCloseable {

    /** Some times what a query takes on a busy machine, and short for somebody who waits. */
    private static final long FIRST_MILLIS = 250;

    /** Who is not answered in that time is slow, not deaf: the next question has all the time there is. */
    private static final long LAST_MILLIS = 2000;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("lost-queries"));

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new Calls(next);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private final class Calls extends WorkflowClientCallsInterceptorBase {

        Calls(WorkflowClientCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> QueryOutput<R> query(QueryInput<R> input) {
            for (long patience = FIRST_MILLIS; patience <= LAST_MILLIS; patience *= 2) {
                Optional<QueryOutput<R>> answer = within(patience, () -> super.query(input));
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return super.query(input);
        }

        /** Empty when there is no answer in that time. */
        private <A> Optional<A> within(long millis, Supplier<A> question) {
            try (CancellableContext soon = Context.current().withDeadlineAfter(millis, TimeUnit.MILLISECONDS, clock)) {
                Context before = soon.attach();
                try {
                    return Optional.of(question.get());
                } finally {
                    soon.detach(before);
                }
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Code.DEADLINE_EXCEEDED) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }
}
