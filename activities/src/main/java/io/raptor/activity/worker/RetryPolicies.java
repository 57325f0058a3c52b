package io.raptor.activity.worker;

import io.temporal.activity.ActivityInfo;
import io.temporal.common.RetryOptions;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The retry policies of activities: as the service sends with each, or as this process's workflows asked for it, since the
 * service in the JVM does not send them. All activities of a type have one policy.
 */
final class RetryPolicies {

    private final ConcurrentMap<String, RetryOptions> asked = new ConcurrentHashMap<>();

    /** {@code null} when nobody told. */
    @Nullable
    RetryOptions of(ActivityInfo info) {
        RetryOptions told = info.getRetryOptions();
        // A policy that was set is complete; the SDK makes up one without a longest wait.
        boolean complete = told != null && told.getMaximumInterval() != null;
        return complete ? told : asked.get(info.getActivityType());
    }

    /** Listens to what a workflow asks for. */
    WorkflowInboundCallsInterceptor listening(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {

            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Listener(outbound));
            }
        };
    }

    private final class Listener extends WorkflowOutboundCallsInterceptorBase {

        Listener(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            RetryOptions retry = input.getOptions().getRetryOptions();
            if (retry != null) {
                asked.putIfAbsent(input.getActivityName(), retry);
            }
            return super.executeActivity(input);
        }
    }
}
