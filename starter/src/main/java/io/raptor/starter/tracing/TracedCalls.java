package io.raptor.starter.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.ObserverBeside;
import io.raptor.workflow.model.FailureType;
import java.util.Locale;

/** The spans of calls, under the step that makes them, beside another observer of calls. What is asked and answered is not in them. */
public final class TracedCalls extends ObserverBeside {

    private final Tracer tracer;

    TracedCalls(CallObserver other, Tracer tracer) {
        super(other);
        this.tracer = tracer;
    }

    @Override
    protected Flight began(Target target, int texts, Flight flight) {
        Span span = tracer.spanBuilder(target.kind().name().toLowerCase(Locale.ROOT) + " " + target.model())
                .setParent(Context.current())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.request.model", target.model())
                .setAttribute("raptor.texts", texts)
                .startSpan();
        return new Traced(flight, span);
    }

    private record Traced(Flight other, Span span) implements Flight {

        @Override
        public void answered(int inputTokens, int outputTokens) {
            span.setAttribute("gen_ai.usage.input_tokens", inputTokens);
            span.setAttribute("gen_ai.usage.output_tokens", outputTokens);
            span.end();
            other.answered(inputTokens, outputTokens);
        }

        @Override
        public void failed(FailureType why) {
            span.setStatus(StatusCode.ERROR, why.text());
            span.end();
            other.failed(why);
        }
    }
}
