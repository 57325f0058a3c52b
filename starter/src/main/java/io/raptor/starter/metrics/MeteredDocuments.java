package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.raptor.workflow.activity.AtomicActivities.Indexed;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the documents that this process saw the end of, by their state. A worker that repeats a document's last step
 * after a crash counts it again; a replay does not.
 */
public final class MeteredDocuments extends WorkerInterceptorBase {

    private static final List<DocumentState> ENDS = List.of(
            DocumentState.COMPLETED,
            DocumentState.PARTIAL,
            DocumentState.FAILED,
            DocumentState.CANCELLED,
            DocumentState.SKIPPED);

    private final Map<DocumentState, Counter> counters = new EnumMap<>(DocumentState.class);

    MeteredDocuments(MeterRegistry registry) {
        for (DocumentState state : ENDS) {
            counters.put(
                    state,
                    Counter.builder("raptor.documents.finished")
                            .description("documents that came to their end in this process")
                            .tag("outcome", state.text())
                            .register(registry));
        }
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public WorkflowOutput execute(WorkflowInput input) {
                WorkflowOutput output = super.execute(input);
                if (output.getResult() instanceof DocumentResult ended && !WorkflowUnsafe.isReplaying()) {
                    count(ended.state(), 1);
                }
                return output;
            }
        };
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                ActivityOutput output = super.execute(input);
                if (output.getResult() instanceof Indexed all) {
                    count(all.counts());
                }
                return output;
            }
        };
    }

    private void count(Counts counts) {
        count(DocumentState.COMPLETED, counts.completed());
        count(DocumentState.PARTIAL, counts.partial());
        count(DocumentState.FAILED, counts.failed());
    }

    private void count(DocumentState state, long documents) {
        Counter counter = counters.get(state);
        if (counter != null) {
            counter.increment((double) documents);
        }
    }
}
