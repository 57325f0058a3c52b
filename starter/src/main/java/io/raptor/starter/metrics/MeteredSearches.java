package io.raptor.starter.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.raptor.starter.dataset.DatasetOperations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Takes the time of searches and questions, whoever asks: over HTTP, from the page, or a command beside this process. */
final class MeteredSearches implements BeanPostProcessor {

    private static final Set<String> MEASURED = Set.of("search", "ask");

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofMinutes(1)
    };

    private final Supplier<MeterRegistry> registry;

    /** @param registry asked for with the first search, since it is made of beans as well */
    MeteredSearches(Supplier<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DatasetOperations datasets ? measured(datasets) : bean;
    }

    DatasetOperations measured(DatasetOperations datasets) {
        return (DatasetOperations) Proxy.newProxyInstance(
                DatasetOperations.class.getClassLoader(),
                new Class<?>[] {DatasetOperations.class},
                (proxy, method, arguments) -> call(datasets, method, arguments));
    }

    private @Nullable Object call(DatasetOperations datasets, Method method, Object @Nullable [] arguments)
            throws Throwable {
        long began = System.nanoTime();
        String outcome = "error";
        try {
            Object answer = method.invoke(datasets, arguments);
            outcome = "ok";
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            if (MEASURED.contains(method.getName())) {
                timer(method.getName(), outcome).record(Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }

    private Timer timer(String kind, String outcome) {
        return Timer.builder("raptor.search.time")
                .description("time of a search, or of a question with its answer")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry.get());
    }
}
