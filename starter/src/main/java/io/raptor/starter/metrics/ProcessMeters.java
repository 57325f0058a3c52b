package io.raptor.starter.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationPredicate;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.guard.OwnerToken;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meters of this process: its build, its connections, its searches, what it finished. */
@Configuration(proxyBeanMethods = false)
class ProcessMeters {

    /** Times in other units than seconds, which Prometheus' rules forbid; one of them is here in seconds. */
    private static final Set<String> IN_OTHER_UNITS = Set.of("jvm.compilation.time", "process.cpu.time");

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    @Bean
    static MeterFilter baseUnits() {
        return MeterFilter.deny(id -> IN_OTHER_UNITS.contains(id.getName()));
    }

    @Bean
    MeterBinder processorTime() {
        return registry -> {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
                FunctionCounter.builder("process.cpu", system, read -> read.getProcessCpuTime() / NANOS)
                        .description("time that all processors worked for this process")
                        .baseUnit("seconds")
                        .register(registry);
            }
        };
    }

    @Bean
    MeterBinder build(ObjectProvider<BuildProperties> built) {
        return registry -> {
            BuildProperties build = built.getIfAvailable();
            Gauge.builder("raptor.build.info", () -> 1)
                    .description("the build of this process")
                    .tag("version", known(build == null ? null : build.getVersion()))
                    .tag("revision", known(build == null ? null : build.get("revision")))
                    .register(registry);
        };
    }

    @Bean
    MeterBinder connections(Store store) {
        return registry -> {
            if (store instanceof SqlStore pooled) {
                pooled.measuredBy(new MicrometerMetricsTrackerFactory(registry));
            }
        };
    }

    @Bean
    MeterBinder searchIndex(RaptorProperties properties) {
        return new SearchIndexSize(properties.homeFolder().resolve("search"), System::nanoTime);
    }

    @Bean
    static MeteredSearches searches(ObjectProvider<MeterRegistry> registry) {
        return new MeteredSearches(registry::getObject);
    }

    @Bean
    MeteredDocuments documents(MeterRegistry registry) {
        return new MeteredDocuments(registry);
    }

    @Bean
    ObservationPredicate withoutWarmUp(OwnerToken owner) {
        return new WarmUpUnseen(owner);
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
