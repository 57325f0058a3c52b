package io.raptor.starter.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.Store;
import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.workflow.model.TaskState;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The metrics and health checks of a server and a worker. A command that ends has none, since nobody would read them. */
@Configuration(proxyBeanMethods = false)
@Import(ProcessMeters.class)
public class MetricsConfiguration {

    /** Spring's settings for it. */
    public static final Map<String, Object> PROPERTIES = Map.of(
            "management.metrics.distribution.slo.http.server.requests",
            "10ms,50ms,100ms,250ms,500ms,1s,2500ms,5s,10s,30s",
            "management.endpoints.web.exposure.include",
            "health,prometheus",
            "management.endpoints.web.discovery.enabled",
            "false",
            "management.endpoint.health.probes.enabled",
            "true",
            "management.endpoint.health.show-components",
            "always",
            "management.endpoint.health.group.readiness.include",
            "readinessState,store,temporal,search",
            "management.health.defaults.enabled",
            "false",
            // A request is measured when it is over; those in flight would be a second measurement of each.
            "management.metrics.observations.ignored-meters",
            "long-task-timer");

    private static final double TEMPORAL_REPORT_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    CallObserver calls(MeterRegistry registry) {
        return new MeteredCalls(registry);
    }

    @Bean
    StoreMeters storeMeters(Store store, Clock clock) {
        return new StoreMeters(() -> store.catalogue().census(), System::nanoTime, clock);
    }

    @Bean
    StuckMeters stuckMeters(StuckTasks stuck, Store store) {
        return new StuckMeters(stuck, () -> store.catalogue().census().tasks().getOrDefault(TaskState.RUNNING, 0L));
    }

    /** What Temporal's SDK measures of itself. */
    @Bean(destroyMethod = "close")
    Scope temporalScope(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(com.uber.m3.util.Duration.ofSeconds(TEMPORAL_REPORT_SECONDS));
    }

    @Bean
    static MeterFilter temporalBuckets() {
        return new TemporalBuckets();
    }

    @Bean
    Probe storeHealthIndicator(Store store) {
        return new Probe("store", store::check, PATIENCE, System::nanoTime);
    }

    @Bean
    Probe temporalHealthIndicator(TemporalConnection temporal) {
        return new Probe("temporal", () -> temporal.check(PATIENCE), PATIENCE, System::nanoTime);
    }

    /** The only server of a store is sent questions whatever it has: there is no other that could answer them. */
    @Bean
    SearchReadiness searchHealthIndicator(Store store, NodeSearch search, Role role) {
        return role == Role.SERVER && store.shared()
                ? SearchReadiness.after(() -> store.publishedTrees().names(), search::refresh)
                : SearchReadiness.atOnce();
    }

    /**
     * Few buckets, from a busy queue to a night without workers: the SDK's reporter asks for seventy in each of hundreds
     * of series, a megabyte a look.
     */
    private static final class TemporalBuckets implements MeterFilter {

        private static final double[] NANOS = Arrays.stream(new double[] {0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800})
                .map(seconds -> seconds * 1e9)
                .toArray();

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return id.getName().startsWith("temporal_") && id.getType() == Meter.Type.TIMER
                    ? DistributionStatisticConfig.builder()
                            .percentilesHistogram(false)
                            .serviceLevelObjectives(NANOS)
                            .build()
                            .merge(config)
                    : config;
        }
    }
}
