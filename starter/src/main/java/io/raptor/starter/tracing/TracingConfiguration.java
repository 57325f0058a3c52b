package io.raptor.starter.tracing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.raptor.activity.port.CallObserver;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Traces of a server and a worker, set up by OpenTelemetry's own variables. Where none names an address to send them to,
 * there are none, and nothing of OpenTelemetry is loaded.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfiguration.Wanted.class)
public class TracingConfiguration {

    /** What is not said is as this program does it: traces alone, over HTTP. */
    private static final Map<String, String> USUAL = Map.of(
            "otel.service.name", "raptor",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none",
            "otel.exporter.otlp.protocol", "http/protobuf");

    @Bean
    static SpanIds spanIds() {
        return new SpanIds();
    }

    @Bean(destroyMethod = "close")
    static OpenTelemetrySdk openTelemetry(SpanIds ids) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> USUAL)
                .addTracerProviderCustomizer((provider, settings) -> provider.setIdGenerator(ids))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    @Bean
    static Tracer tracer(OpenTelemetrySdk openTelemetry) {
        return openTelemetry.getTracer("io.raptor");
    }

    @Bean
    TracedWork tracedWork(Tracer tracer, SpanIds ids) {
        return new TracedWork(new WorkSpans(tracer, ids));
    }

    /** Calls are observed for other ends as well. */
    @Bean
    static BeanPostProcessor tracedCalls(ObjectProvider<Tracer> tracer) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof CallObserver observer ? new TracedCalls(observer, tracer.getObject()) : bean;
            }
        };
    }

    /** Whether an address is named, by a variable or a property of Java. */
    static final class Wanted implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Stream.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint")
                    .map(context.getEnvironment()::getProperty)
                    .anyMatch(address -> address != null && !address.isBlank());
        }
    }
}
