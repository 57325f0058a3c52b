package io.raptor.starter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.raptor.activity.worker.MdcIds;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spans of tasks, documents and their steps. A workflow's is made at its end, from the times that Temporal recorded;
 * what runs under it knows its id beforehand.
 */
final class WorkSpans {

    private final Tracer tracer;
    private final SpanIds ids;

    WorkSpans(Tracer tracer, SpanIds ids) {
        this.tracer = tracer;
        this.ids = ids;
    }

    /**
     * The running workflow has come to its end, or to that of its present run; a replay sends nothing.
     *
     * @param failure {@code null} where it ended well
     */
    void ended(@Nullable RuntimeException failure) {
        if (WorkflowUnsafe.isReplaying()) {
            return;
        }
        WorkflowInfo info = Workflow.getInfo();
        Map<String, String> about = MdcIds.of(info.getWorkflowType(), info.getWorkflowId(), info.getRunId());
        String task = about.getOrDefault(MdcIds.TASK, "");
        SpanBuilder described = described(about.containsKey(MdcIds.DOCUMENT) ? "document" : "task", about)
                .setParent(parent(task, info))
                .setStartTimestamp(Instant.ofEpochMilli(info.getRunStartedTimestampMillis()));
        Span span = ids.as(SpanIds.of(task, info.getWorkflowId(), info.getRunId()), described::startSpan);
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, kind(failure));
        }
        span.end(Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }

    /** An attempt of an activity begins. */
    Span begun(ActivityInfo info) {
        String workflow = Objects.requireNonNullElse(info.getWorkflowId(), "");
        String run = Objects.requireNonNullElse(info.getWorkflowRunId(), "");
        Map<String, String> about = MdcIds.of(info.getWorkflowType(), workflow, run);
        return described(info.getActivityType(), about)
                .setParent(under(SpanIds.of(about.getOrDefault(MdcIds.TASK, ""), workflow, run)))
                .setAttribute("raptor.attempt", info.getAttempt())
                .startSpan();
    }

    /** A failure's message may name a document; its type tells what happens next. */
    static String kind(RuntimeException failure) {
        return failure instanceof ApplicationFailure typed
                ? typed.getType()
                : failure.getClass().getSimpleName();
    }

    private SpanBuilder described(String name, Map<String, String> about) {
        SpanBuilder span = tracer.spanBuilder(name);
        about.forEach((key, value) -> span.setAttribute("raptor." + key, value));
        return span;
    }

    private static Context parent(String task, WorkflowInfo info) {
        Optional<String> workflow = info.getParentWorkflowId();
        Optional<String> run = info.getParentRunId();
        return workflow.isPresent() && run.isPresent()
                ? under(SpanIds.of(task, workflow.get(), run.get()))
                : Context.root();
    }

    private static Context under(SpanContext parent) {
        return Context.root().with(Span.wrap(parent));
    }
}
