package io.raptor.starter.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.raptor.workflow.Sha256;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ids of spans. Those of tasks and documents follow from Temporal's ids, so that every worker knows them without being
 * told, before the task or document has come to its end, which is when its span is sent. The others are random.
 */
final class SpanIds implements IdGenerator {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    private final IdGenerator random = IdGenerator.random();

    @SuppressWarnings("ThreadLocalUsage") // one in the process, and empty but for the beginning of a span
    private final ThreadLocal<@Nullable SpanContext> next = new ThreadLocal<>();

    /** The span of a run of a workflow, in the trace of its task. */
    static SpanContext of(String taskId, String workflowId, String runId) {
        return SpanContext.createFromRemoteParent(
                Sha256.of("trace " + taskId).substring(0, TRACE_DIGITS),
                Sha256.of("span " + workflowId + " " + runId).substring(0, SPAN_DIGITS),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    /** Has the next span of this thread this identity. */
    <T> T as(SpanContext identity, Supplier<T> begin) {
        next.set(identity);
        try {
            return begin.get();
        } finally {
            next.remove();
        }
    }

    @Override
    public String generateSpanId() {
        SpanContext given = next.get();
        return given == null ? random.generateSpanId() : given.getSpanId();
    }

    @Override
    public String generateTraceId() {
        SpanContext given = next.get();
        return given == null ? random.generateTraceId() : given.getTraceId();
    }
}
