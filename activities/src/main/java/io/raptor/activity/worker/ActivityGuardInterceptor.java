package io.raptor.activity.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The interceptor around every activity: heartbeats from the background, translated errors, ids in its log lines. */
public final class ActivityGuardInterceptor extends WorkerInterceptorBase {

    private static final Duration BEAT = Duration.ofSeconds(5);

    /** The type of {@link io.raptor.workflow.activity.DocumentActivities#load}, as Temporal makes it of the method's name. */
    static final String LOAD = "DocumentLoad";

    private final ScheduledExecutorService timer;
    private final boolean elsewhere;
    private final RetryPolicies policies = new RetryPolicies();
    private final LostAttempts lost = new LostAttempts();

    /**
     * @param timer sends the heartbeats
     * @param elsewhere other workers may take what this one cannot do, for want of a file
     */
    public ActivityGuardInterceptor(ScheduledExecutorService timer, boolean elsewhere) {
        this.timer = timer;
        this.elsewhere = elsewhere;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return policies.listening(next);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Guard(next);
    }

    private final class Guard extends ActivityInboundCallsInterceptorBase {

        private @Nullable ActivityExecutionContext context;

        Guard(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext given) {
            context = given;
            super.init(given);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            ActivityExecutionContext running = Objects.requireNonNull(context, "Temporal calls init first");
            ScheduledFuture<?> beat = timer.scheduleAtFixedRate(
                    () -> Heartbeats.repeat(running), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            ActivityInfo info = running.getInfo();
            Map<String, String> ids = MdcIds.of(info.getWorkflowType(), info.getWorkflowId(), info.getWorkflowRunId());
            ids.forEach(MDC::put);
            try {
                return info.getActivityType().equals(LOAD) ? load(input, running) : super.execute(input);
            } catch (Throwable thrown) {
                throw ActivityErrors.translate(thrown, info, policies.of(info), elsewhere);
            } finally {
                ids.keySet().forEach(MDC::remove);
                beat.cancel(false);
            }
        }

        private ActivityOutput load(ActivityInput input, ActivityExecutionContext running) {
            Runnable end = lost.begin(running);
            try {
                return super.execute(input);
            } finally {
                end.run();
            }
        }
    }
}
