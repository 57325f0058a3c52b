package io.raptor.starter.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out what Spring sets up for metrics, health and pages where {@value #SWITCH} is false: a command waits for its start. */
public final class WithoutMetrics implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String SWITCH = "raptor.metrics";

    private boolean wanted = true;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = environment.getProperty(SWITCH, Boolean.class, true);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            kept[i] = wanted || name == null || !measures(name);
        }
        return kept;
    }

    private static boolean measures(String name) {
        return name.contains(".actuate.")
                || name.contains(".thymeleaf.")
                || name.endsWith("UserDetailsServiceAutoConfiguration")
                || name.contains(".micrometer.")
                || name.contains(".boot.health.")
                || name.endsWith("MetricsAutoConfiguration")
                || name.endsWith("ObservationAutoConfiguration");
    }
}
