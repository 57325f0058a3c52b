package io.raptor.starter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.CanceledFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has each task, document and step tell its span. Nothing of it enters a history. */
public final class TracedWork extends WorkerInterceptorBase {

    private final WorkSpans spans;

    TracedWork(WorkSpans spans) {
        this.spans = spans;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new Story(next);
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Step(next);
    }

    /** A workflow that is only put out of a worker's memory throws an error, which is no end. */
    private final class Story extends WorkflowInboundCallsInterceptorBase {

        Story(WorkflowInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(WorkflowOutboundCallsInterceptor outbound) {
            super.init(new WorkflowOutboundCallsInterceptorBase(outbound) {
                @Override
                public void continueAsNew(ContinueAsNewInput input) {
                    spans.ended(null);
                    super.continueAsNew(input);
                }
            });
        }

        @Override
        public WorkflowOutput execute(WorkflowInput input) {
            try {
                WorkflowOutput output = super.execute(input);
                spans.ended(null);
                return output;
            } catch (CanceledFailure cancelled) {
                spans.ended(null);
                throw cancelled;
            } catch (RuntimeException failure) {
                spans.ended(failure);
                throw failure;
            }
        }
    }

    private final class Step extends ActivityInboundCallsInterceptorBase {

        private @Nullable ActivityExecutionContext context;

        Step(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext given) {
            context = given;
            super.init(given);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            Span span = spans.begun(
                    Objects.requireNonNull(context, "Temporal calls init first").getInfo());
            try (Scope current = span.makeCurrent()) {
                Objects.requireNonNull(current, "a scope is there to be closed");
                return super.execute(input);
            } catch (RuntimeException failure) {
                span.setStatus(StatusCode.ERROR, WorkSpans.kind(failure));
                throw failure;
            } finally {
                span.end();
            }
        }
    }
}
